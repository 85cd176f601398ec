import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';
import type { Configuration } from '../../src/domain/configuration.ts';

function demo(): Configuration {
  const source = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');
  const compilation = compileConfiguration(source, { revision: 1, adapters: new Set(['sandbox-bank']) });
  expect(compilation).toMatchObject({ ok: true });
  if (!compilation.ok) throw new Error('unreachable');
  return compilation.configuration;
}

describe('The demo configuration', () => {
  it('compiles without a fault', () => {
    expect(demo().revision).toBe(1);
  });

  it('has a party with shops in two currencies, and another party', () => {
    const { parties } = demo();
    expect([...(parties.get('demo')?.shops.values() ?? [])].map(({ currency }) => currency)).toEqual(['RUB', 'EUR']);
    expect(parties.get('other')?.shops.size).toBe(1);
  });

  it.each(['turnpike_demo_merchant', 'turnpike_demo_operator', 'turnpike_demo_other'])(
    'holds the hash of %s and not the key',
    (key) => {
      const sha256 = createHash('sha256').update(key).digest('hex');
      expect(demo().apiKeys.map((apiKey) => apiKey.sha256)).toContain(sha256);
    },
  );
});
