import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

export interface Ran {
  readonly code: number;
  /** Everything but the last line. */
  readonly text: string;
  /** The last line, which is JSON for machines. */
  readonly summary: Record<string, unknown>;
  readonly errors: string;
}

/** Runs a command of the program, or of another one, as an operator does, with settings from the environment alone. */
export function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  program = resolve('src/main.ts'),
): Promise<Ran> {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('TURNPIKE_')) environment[name] = value;
  }
  return new Promise((done) => {
    const options = { env: { ...environment, ...settings } };
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const lines = stdout.trimEnd().split('\n');
      const last = lines.pop() ?? '';
      const summary = last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {};
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      done({ code, text: lines.join('\n'), summary, errors: stderr });
    });
  });
}
