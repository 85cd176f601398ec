import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';
import { compileCondition } from '../../src/config/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { DEFAULT_HEALTH } from '../../src/domain/routing/health.ts';
import { VARIABLES } from '../domain/world.ts';

const DEMO = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');

/** The demo's document with more top-level keys at its end. */
function compiled(more = '', document = DEMO): Configuration {
  const compilation = compileConfiguration(`${document}\n${more}`, { revision: 1 });
  if (!compilation.ok) throw new Error(compilation.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return compilation.configuration;
}

function faults(more: string, document = DEMO): readonly string[] {
  const compilation = compileConfiguration(`${document}\n${more}`, { revision: 1 });
  return compilation.ok ? [] : compilation.faults.map(({ path, message }) => `${path}: ${message}`);
}

/** The demo's inspector with one more key. */
const inspecting = (key: string) => DEMO.replace('    type: rules\n', `    type: rules\n    ${key}\n`);

describe('provider_health', () => {
  it('is that of the reference where the document says nothing', () => {
    expect(compiled('provider_health: {}').health).toEqual(DEFAULT_HEALTH);
    expect(compiled('provider_health: { conversion: {} }').health).toEqual(DEFAULT_HEALTH);
    expect(DEFAULT_HEALTH).toMatchObject({
      availability: { criticalFailRate: 0.7, windowMs: 60_000, operationLimitMs: 10_000, preAggregationMs: 2_000 },
      conversion: { criticalFailRate: 0.7, windowMs: 60_000, operationLimitMs: 1_200_000, preAggregationMs: 2_000 },
    });
  });

  it('is what the document says', () => {
    const { health } = compiled(`provider_health:
  availability: { critical_fail_rate: 0.5, window: 30s, operation_limit: 5s, pre_aggregation: 500ms, least_operations: 1 }
  conversion: { window: 10m, benign_failures: [insufficient_funds] }
  breaker: { failures: 3, half_open_after: 1m }
`);
    expect(health).toEqual({
      availability: {
        criticalFailRate: 0.5,
        windowMs: 30_000,
        operationLimitMs: 5_000,
        preAggregationMs: 500,
        leastOperations: 1,
      },
      conversion: { ...DEFAULT_HEALTH.conversion, windowMs: 600_000, benignFailures: ['insufficient_funds'] },
      breaker: { failures: 3, halfOpenAfterMs: 60_000 },
    });
  });

  it.each([
    ['availability: { critical_fail_rate: 0 }', 'provider_health.availability.critical_fail_rate: must be above 0'],
    ['availability: { critical_fail_rate: 1.1 }', 'provider_health.availability.critical_fail_rate: must be at most 1'],
    ['conversion: { window: 0s }', 'provider_health.conversion.window: must be longer than nothing'],
    ['availability: { window: "60" }', 'is not a duration'],
    ['availability: { least_operations: 0 }', 'provider_health.availability.least_operations: Too small'],
    ['conversion: { benign_failures: ["a:b"] }', 'is not the name of a failure'],
    ['availability: { benign_failures: [] }', 'benign_failures: is not a key of this format'],
    ['breaker: { failures: 0 }', 'provider_health.breaker.failures: Too small'],
  ])('refuses %s', (section, message) => {
    const found = faults(`provider_health:\n  ${section}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });
});

describe('the blacklist of an inspector', () => {
  const inspector = (document: string) => {
    const found = compiled('', document).inspectors.get('by-amount');
    if (found?.type !== 'rules') throw new Error('the demo has an inspector by rules');
    return found;
  };

  it('is a condition that knows the route in question and the token of the card', () => {
    const written = `blacklist: 'terminal == "south-rub" && provider == "south" && payment_tool.token in ["tok_visa"]'`;
    const { blacklist } = inspector(inspecting(written));
    const on = (terminal: string) => blacklist?.evaluate({ ...VARIABLES, provider: 'south', terminal });
    expect([on('south-rub'), on('north-rub')]).toEqual(['true', 'false']);
  });

  it('is none where the document says nothing', () => {
    expect(inspector(DEMO)).not.toHaveProperty('blacklist');
  });

  it('may be closed to all at once', () => {
    expect(inspector(inspecting('blacklist: true')).blacklist?.evaluate({})).toBe('true');
  });

  it.each(['provider == "south"', '!(terminal in ["south-rub"])'])(
    'is the only place for a condition such as %s',
    (source) => {
      expect(compileCondition(source)).toMatchObject({
        ok: false,
        message: expect.stringContaining('is known to the blacklist of an inspector alone'),
      });
      expect(compileCondition(source, 'route').ok).toBe(true);
    },
  );

  it('is refused with its fault like any other condition', () => {
    expect(faults('', inspecting('blacklist: termnal == "x"'))[0]).toContain('inspectors.by-amount.blacklist');
  });
});

describe('an outside inspector', () => {
  const document = (more = '') =>
    DEMO.replace('inspectors:\n', `inspectors:\n  outside: { type: grpc, address: "127.0.0.1:9000"${more} }\n`);

  it('is asked in the clear and for three seconds at most, where the document says nothing', () => {
    expect(compiled('', document()).inspectors.get('outside')).toEqual({
      id: 'outside',
      type: 'grpc',
      address: '127.0.0.1:9000',
      tls: false,
      timeoutMs: 3_000,
      options: {},
    });
  });

  it('is what the document says', () => {
    const more = ', tls: true, timeout: 500ms, options: { model: strict }, fallback_score: low';
    expect(compiled('', document(more)).inspectors.get('outside')).toMatchObject({
      tls: true,
      timeoutMs: 500,
      options: { model: 'strict' },
      fallbackScore: 'low',
    });
  });
});
