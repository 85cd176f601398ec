import { describe, expect, it } from 'vitest';
import { createHealth, type HealthCheck } from '../../src/telemetry/health.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

const works = async () => {};
const breaks = (message: string) => () => Promise.reject(new Error(message));

function setup(checks: readonly HealthCheck[], draining = false) {
  const clock = handCrankedClock();
  return { clock, health: createHealth({ checks, draining: () => draining, clock, timeoutMs: 2_000 }) };
}

describe('the health of a node', () => {
  it('is ready when everything that it needs works', async () => {
    const { health } = setup([{ name: 'journal', required: true, check: works }]);
    expect(await health.report()).toEqual({
      ready: true,
      draining: false,
      dependencies: { journal: { ok: true, required: true } },
    });
  });

  it('is not ready when a required dependency is broken, and says which and why', async () => {
    const { health } = setup([
      { name: 'journal', required: true, check: breaks('disk full') },
      { name: 'vault', required: true, check: works },
    ]);
    expect(await health.report()).toEqual({
      ready: false,
      draining: false,
      dependencies: {
        journal: { ok: false, required: true, reason: 'disk full' },
        vault: { ok: true, required: true },
      },
    });
  });

  it('stays ready when a dependency is broken that it can do without', async () => {
    const { health } = setup([{ name: 'bank', required: false, check: breaks('refused') }]);
    const report = await health.report();
    expect(report.ready).toBe(true);
    expect(report.dependencies['bank']).toEqual({ ok: false, required: false, reason: 'refused' });
  });

  it('is not ready while it drains', async () => {
    const { health } = setup([{ name: 'journal', required: true, check: works }], true);
    expect(await health.report()).toMatchObject({
      ready: false,
      draining: true,
      dependencies: { journal: { ok: true } },
    });
  });

  it('H1 calls a check that hangs broken, and does not start it again before it has come back', async () => {
    let started = 0;
    const hanging = Promise.withResolvers<void>();
    const check = () => {
      started += 1;
      return hanging.promise;
    };
    const { health, clock } = setup([{ name: 'journal', required: true, check }]);
    const first = health.report();
    clock.advance(2_000);
    expect((await first).dependencies['journal']).toEqual({
      ok: false,
      required: true,
      reason: 'no answer within 2000 ms',
    });
    const second = health.report();
    expect(started).toBe(1);
    hanging.resolve();
    expect((await second).ready).toBe(true);
    await health.report();
    expect(started).toBe(2);
    expect(clock.waiting).toBe(0);
  });

  it('H2 checks once for all who ask at the same time', async () => {
    let started = 0;
    const check = async () => {
      started += 1;
    };
    const { health } = setup([{ name: 'journal', required: true, check }]);
    await Promise.all([health.report(), health.report(), health.report()]);
    expect(started).toBe(1);
  });

  it('hides what looks like a card number in a reason, and takes a check that throws at once', async () => {
    const check = () => {
      throw new Error('no row for 4242424242424242');
    };
    const { health } = setup([{ name: 'vault', required: true, check }]);
    expect(JSON.stringify(await health.report())).not.toMatch(/\d{12}/);
  });
});
