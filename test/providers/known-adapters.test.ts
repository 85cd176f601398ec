import { expect, it } from 'vitest';
import { createAdapters, KNOWN_ADAPTERS } from '../../src/adapters.ts';

it('what a document is checked against is what the adapters can do', async () => {
  const adapters = createAdapters({ sandboxBankUrl: 'http://bank.invalid' });
  const paysOut = (each: { readonly payouts?: unknown }) => each.payouts !== undefined;
  const able = (all: ReadonlyMap<string, { readonly payouts?: unknown }>) =>
    [...all].map(([name, adapter]) => [name, paysOut(adapter)]);
  expect(able(KNOWN_ADAPTERS)).toEqual(able(adapters));
  await adapters.close();
});
