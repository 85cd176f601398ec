import { existsSync, readdirSync } from 'node:fs';
import type { WorkbenchSubject } from '../providers/workbench/script.ts';
import { startWorkbench } from './workbench/server.ts';

/**
 * `turnpike adapter workbench`: a local page that plays conversations of an adapter with a fake of its provider and shows what
 * went over the wire. Every folder of `src/providers` that has a `workbench.ts` is on it.
 */
export interface AdapterWorkbenchOptions {
  readonly provider?: string;
  readonly port?: string;
}

export async function adapterWorkbench({ provider, port }: AdapterWorkbenchOptions): Promise<void> {
  const names = workbenchNames();
  if (provider !== undefined && !names.includes(provider)) {
    process.stderr.write(`turnpike: no provider ${provider} on the workbench, only ${names.join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  const subjects = new Map<string, WorkbenchSubject>();
  for (const name of provider === undefined ? names : [provider]) subjects.set(name, await subjectOf(name));
  const workbench = await startWorkbench({ subjects, ...(port === undefined ? {} : { port: Number(port) }) });
  const stop = (): void => void workbench.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ url: workbench.url, providers: [...subjects.keys()] })}\n`);
}

const PROVIDERS = new URL('../providers/', import.meta.url);

export function workbenchNames(): readonly string[] {
  return readdirSync(PROVIDERS)
    .filter((name) => existsSync(new URL(`${name}/workbench.ts`, PROVIDERS)))
    .sort();
}

export async function subjectOf(name: string): Promise<WorkbenchSubject> {
  const module: { readonly workbench: WorkbenchSubject } = await import(
    new URL(`${name}/workbench.ts`, PROVIDERS).href
  );
  return module.workbench;
}
