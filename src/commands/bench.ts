import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The load generator is a program of its own, so that its processor time is not the node's. */
export async function bench(options: readonly string[]): Promise<void> {
  const entry = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, ...options], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  process.exitCode = typeof code === 'number' ? code : 1;
}
