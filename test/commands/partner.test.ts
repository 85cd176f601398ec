import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ownEnvironment } from '../kit/node-process.ts';
import { newPartnerKeys } from '../kit/partner-keys.ts';
import { runCommand } from './run-command.ts';

const keys = newPartnerKeys();
const SECRETS = { TURNPIKE_SECRET_PARTNER_PAYMENT: keys.payment, TURNPIKE_SECRET_PARTNER_REVERSAL: keys.reversal };

it('turnpike partner listens, says where in one line of JSON without its keys, and ends when it is told to', async () => {
  const args = [resolve('src/main.ts'), 'partner', '--port', '0', '--switches', 'drop_callback, decline'];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...ownEnvironment(), ...SECRETS },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const said = JSON.parse(line.toString()) as { readonly url: string };
  expect(said).toEqual({
    ready: true,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    baseUrl: `${said.url}/api/e-commerce/v1`,
  });
  const switches = `${said.url}/admin/switches`;
  expect(await (await fetch(switches)).json()).toEqual({ switches: ['drop_callback', 'decline'] });
  await fetch(switches, { method: 'PUT', body: '{"switches":[]}' });
  expect(await (await fetch(switches)).json()).toEqual({ switches: [] });
  expect(await (await fetch(`${said.url}/admin/effects`)).json()).toEqual({ effects: [] });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([
  ['the keys', {}, [], 'TURNPIKE_SECRET_PARTNER_PAYMENT is required'],
  ['a key that is one', { ...SECRETS, TURNPIKE_SECRET_PARTNER_REVERSAL: 'secret' }, [], 'no P-521 key'],
  ['switches that there are', SECRETS, ['--switches', 'explode'], 'there is no switch explode'],
])('turnpike partner refuses to start without %s, and tells no secret', async (_, secrets, args, error) => {
  const { code, errors } = await runCommand(['partner', ...args], secrets);
  expect([code, errors]).toEqual([1, expect.stringContaining(error)]);
  expect(errors).not.toContain('PRIVATE');
});
