import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { KNOWN_ADAPTERS } from '../../src/adapters.ts';
import { compileConfiguration } from '../../src/config/compile.ts';
import { SWITCHES } from '../../src/providers/partner-acquirer/fake/switches.ts';
import { partnerOptions } from '../../src/providers/partner-acquirer/partner-options.ts';

const page = readFileSync('docs/partner-acquirer.md', 'utf8');

it('the example of the partner’s page is a configuration that its adapter takes', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const added = parse(example);
  const demo = parse(readFileSync('config/demo.yaml', 'utf8'), { merge: true });
  const both = Object.fromEntries(
    Object.entries(added).map(([part, more]) => [part, { ...demo[part], ...(more as object) }]),
  );
  const compilation = compileConfiguration(stringify({ ...demo, ...both }), { revision: 1, adapters: KNOWN_ADAPTERS });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.faults));
  const { options = {}, secrets } = compilation.configuration.providers.get('partner') ?? {};
  expect(partnerOptions({ options, callbackUrl: 'https://t.example/callbacks/partner' })).toMatchObject({
    merchantId: 'turnpike',
    amountUnit: 'minor',
    askAfterMs: [60_000, 120_000, 300_000, 600_000, 900_000],
    maxAgeMs: 86_400_000,
    completedUrl: 'https://t.example/v1/on_payment_completed/partner',
  });
  expect(secrets).toEqual({ payment_key: 'PARTNER_PAYMENT', reversal_key: 'PARTNER_REVERSAL' });
});

it('the partner’s page explains every switch of the fake one, and no other', () => {
  const [, table = ''] = /\| Switch \|[^\n]*\n\|---\|---\|\n([\s\S]*?)\n\n/.exec(page) ?? [];
  expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual([...SWITCHES]);
});
