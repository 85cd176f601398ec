import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxBank } from './server.ts';

export interface LaunchOptions {
  readonly secret: string;
  readonly port?: number;
  readonly dataFile?: string;
  /** Further flags of main.ts, such as `--slow-ms=50`. */
  readonly flags?: readonly string[];
}

/** Starts the bank in a process of its own, which ends with this one however it ends. Rejects when it does not come up. */
export async function launchSandboxBank({
  secret,
  port,
  dataFile,
  flags = [],
}: LaunchOptions): Promise<SandboxBank & { readonly pid: number }> {
  const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
  const places = [
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...(dataFile === undefined ? [] : [`--data-file=${dataFile}`]),
  ];
  const child = spawn(process.execPath, [entry, ...places, ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SANDBOX_BANK_SECRET: secret },
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line'), exited.then(() => undefined)]);
  lines.close();
  if (line === undefined || child.pid === undefined) throw new Error('the sandbox bank did not start');
  const { url } = JSON.parse(String(line[0])) as { readonly url: string };
  // The bank must not keep a finished command alive: neither the process nor the pipes to it.
  child.stdout.destroy();
  if (child.stdin instanceof Socket) child.stdin.unref();
  child.unref();
  return {
    url,
    pid: child.pid,
    async close() {
      child.ref();
      child.stdin.end();
      await exited;
    },
  };
}
