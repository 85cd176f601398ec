import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';

const main = fileURLToPath(new URL('../../src/providers/sandbox-bank/main.ts', import.meta.url));

test('the bank runs in a process of its own and ends when it is closed', async () => {
  const bank = await launchSandboxBank({ secret: 'shared', flags: ['--slow-ms=1'] });
  expect(bank.pid).not.toBe(process.pid);
  const response = await request(`${bank.url}/v1/effects`);
  expect(await response.body.json()).toMatchObject({ doubled: 0 });
  await bank.close();
  await expect(request(`${bank.url}/v1/effects`)).rejects.toThrow();
});

test('the bank says where it listens in one line of JSON, and ends with its parent', async () => {
  const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(JSON.parse(line.toString())).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[0-9]+$/),
    secret: expect.any(String),
  });
  child.stdin.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a launch that cannot succeed is rejected', async () => {
  await expect(launchSandboxBank({ secret: 'shared', flags: ['--no-such-flag'] })).rejects.toThrow('did not start');
});

test('a command that forgets its bank still ends', async () => {
  const script = `import { launchSandboxBank } from ${JSON.stringify(main.replace('main.ts', 'launch.ts'))};
    const bank = await launchSandboxBank({ secret: 'shared' });
    console.log(bank.url);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script], {
    timeout: 20_000,
  });
  expect((await run).stdout).toMatch(/^http/);
});
