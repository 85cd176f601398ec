import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ownEnvironment } from '../kit/node-process.ts';
import { runCommand } from './run-command.ts';

it('turnpike bank listens, says where in one line of JSON without its secret, and ends when it is told to', async () => {
  const child = spawn(process.execPath, [resolve('src/main.ts'), 'bank', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...ownEnvironment(), TURNPIKE_SECRET_SANDBOX_BANK: 'shared-by-all-nodes' },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const said = JSON.parse(line.toString()) as { readonly url: string };
  expect(said).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  const answer = await fetch(`${said.url}/v1/effects`);
  expect(await answer.json()).toMatchObject({ doubled: 0 });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('turnpike bank refuses to start without the secret that the nodes check callbacks with', async () => {
  const { code, errors } = await runCommand(['bank']);
  expect(code).toBe(1);
  expect(errors).toContain('TURNPIKE_SECRET_SANDBOX_BANK is required');
});
