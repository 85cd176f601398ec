import type { StreamId } from '../domain/ids.ts';
import type { Append, Verdict } from '../ports/journal.ts';
import type { EntityActorOptions, EntityShell } from './entity-message.ts';
import type { PersistRequest } from './nact.ts';

/** Hands an append of one activation to the journal. What was not accepted ends the activation (I2), but where a guard says no. */
export type StoreAppend = (
  append: Append,
  traceparent: string | undefined,
  persist: (request: PersistRequest) => Promise<void>,
) => Promise<Verdict | undefined>;

type Options = Pick<EntityActorOptions, 'journal' | 'clock' | 'observer' | 'tracing' | 'faults'>;

/** The verdict is undefined when nobody knows whether the append landed. */
export function createStoreAppend(
  stream: StreamId,
  { journal, clock, observer, tracing, faults }: Options,
  shell: Pick<EntityShell, 'moved' | 'failed'>,
): StoreAppend {
  return async (append, traceparent, persist) => {
    const startedMs = clock.nowMs();
    let verdict: Verdict | undefined;
    const request: PersistRequest = {
      store: async () => {
        verdict = await journal.append(append);
      },
    };
    faults.reached('before-append');
    let failure: unknown;
    try {
      await tracing.span('append', traceparent, { stream, sequence: append.sequence }, () => persist(request));
    } catch (error) {
      failure = error;
    }
    faults.reached('after-append');
    const outcome = verdictLabel(verdict);
    observer.appended(outcome, clock.nowMs() - startedMs);
    // I2
    if (outcome === 'epoch') shell.moved();
    else if (outcome !== 'ok' && outcome !== 'guard' && outcome !== 'tag')
      shell.failed(failure ?? new Error(refusalText(verdict)));
    return verdict;
  };
}

function verdictLabel(verdict: Verdict | undefined) {
  if (verdict === undefined) return 'unknown';
  return verdict.ok ? 'ok' : verdict.conflict;
}

export function refusalText(verdict: Verdict | undefined): string {
  const detail = verdict?.ok === false && 'detail' in verdict ? `: ${verdict.detail}` : '';
  return `the append was refused: ${verdictLabel(verdict)}${detail}`;
}
