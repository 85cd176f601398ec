import type { CallbackMessage } from '../../ports/provider.ts';
import type {
  WorkbenchRig,
  WorkbenchScript,
  WorkbenchSteps,
  WorkbenchSubject,
} from '../../providers/workbench/script.ts';
import { message, type Recorder, recorder, shown, type Traffic } from './traffic.ts';

/**
 * One provider on the workbench: its fake, its adapter, a recorder between them, and what was tried. Kept in memory alone.
 *  W1 One script at a time, so that what is on the wire belongs to the step that is being made.
 */
export interface Bench {
  readonly name: string;
  readonly scripts: readonly WorkbenchScript[];
  /** Undefined for a script that there is not. */
  run(script: string): Promise<Run | undefined>;
  /** A callback of the provider came in. */
  take(method: string, path: string, callback: CallbackMessage): void;
  close(): Promise<void>;
}

export interface Run {
  readonly provider: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: string;
  readonly traffic: readonly Traffic[];
  readonly outcome: { readonly type: 'result' | 'thrown'; readonly text: string };
  readonly durationMs: number;
}

export interface BenchOptions {
  readonly name: string;
  readonly subject: WorkbenchSubject;
  readonly callbackUrl: string;
  readonly returnUrl: string;
  readonly stepTimeoutMs: number;
}

export async function startBench({
  name,
  subject,
  callbackUrl,
  returnUrl,
  stepTimeoutMs,
}: BenchOptions): Promise<Bench> {
  const recorders: Recorder[] = [];
  let traffic: Traffic[] = [];
  let callbacks: CallbackMessage[] = [];
  let waiting: ((callback: CallbackMessage) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function recorded(url: string): Promise<string> {
    const between = await recorder(url, (seen) => traffic.push(seen));
    recorders.push(between);
    return between.url;
  }
  const rig: WorkbenchRig = await subject.start({ recorded, callbackUrl, returnUrl });

  async function nextCallback(signal: AbortSignal): Promise<CallbackMessage> {
    const known = callbacks.shift();
    if (known !== undefined) return known;
    return await new Promise((resolve, reject) => {
      waiting = resolve;
      signal.addEventListener('abort', () => reject(new Error('the provider did not call back in time')), {
        once: true,
      });
    });
  }

  async function play(script: WorkbenchScript): Promise<Run> {
    const steps: Step[] = [];
    callbacks = [];
    waiting = undefined;
    const step: WorkbenchSteps['step'] = async (title, act) => {
      const begin = performance.now();
      // What came between two steps belongs to the second: a callback may be faster than who waits for it.
      const made = await act(AbortSignal.timeout(stepTimeoutMs)).then(
        (result) => ({ result, outcome: { type: 'result', text: shown(result) } as const }),
        (error: unknown) => ({ result: undefined, outcome: { type: 'thrown', text: thrown(error) } as const }),
      );
      steps.push({ title, traffic, outcome: made.outcome, durationMs: performance.now() - begin });
      traffic = [];
      return made.result;
    };
    await script.run({ step, callback: () => step('the provider calls back', nextCallback) });
    return { provider: name, title: script.title, steps };
  }

  return {
    name,
    scripts: rig.scripts,
    async run(scriptName) {
      const script = rig.scripts.find((known) => known.name === scriptName);
      if (script === undefined) return undefined;
      const run = last.then(() => play(script)); // W1
      last = run.catch(() => undefined);
      return await run;
    },
    take(method, path, callback) {
      const request = message(callback.headers, callback.body);
      traffic.push({
        from: 'provider',
        method,
        path,
        request,
        response: { status: 200, headers: {}, body: '' },
        durationMs: 0,
      });
      if (waiting === undefined) callbacks.push(callback);
      else waiting(callback);
      waiting = undefined;
    },
    async close() {
      await last;
      await rig.close();
      await Promise.all(recorders.map((each) => each.close()));
    },
  };
}

/** Its name says which promise was kept: `OutcomeUnknown` is A2, `ContractViolation` A4. */
function thrown(error: unknown): string {
  return error instanceof Error ? shown(`${error.name}: ${error.message}`) : 'something that is no error';
}
