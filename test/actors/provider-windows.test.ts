import { describe, expect, it } from 'vitest';
import { createProviderWindows } from '../../src/actors/provider-windows.ts';
import { DEFAULT_HEALTH, type HealthSettings, type HealthWindow } from '../../src/domain/routing/health.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';

const KINDS = ['availability', 'conversion'] as const;

function windows(availability: Partial<HealthWindow> = {}) {
  const clock = handCrankedClock();
  const told: string[] = [];
  const settings: HealthSettings = {
    ...DEFAULT_HEALTH,
    availability: { ...DEFAULT_HEALTH.availability, leastOperations: 1, ...availability },
    conversion: { ...DEFAULT_HEALTH.conversion, leastOperations: 1 },
  };
  const monitor = createProviderWindows({
    clock,
    settings: () => settings,
    observer: { providerOperation: (providerId, kind, result) => told.push(`${providerId} ${kind} ${result}`) },
  });
  let operations = 0;
  const operate = (result: 'finish' | 'error', times = 1, kind: (typeof KINDS)[number] = 'availability') => {
    for (let time = 0; time < times; time += 1) {
      operations += 1;
      monitor.began(kind, 'bank', String(operations));
      monitor.ended(kind, 'bank', String(operations), result);
    }
  };
  return { clock, monitor, operate, told, rate: () => monitor.of('bank').availabilityFailRate };
}

describe('the health of a provider', () => {
  it('is perfect while nothing is known', () => {
    expect(windows().monitor.of('bank')).toEqual({ availabilityFailRate: 0, conversionFailRate: 0 });
  });

  it('is the share of failed operations, of calls and of payments apart', () => {
    const { operate, monitor } = windows();
    operate('finish', 1);
    operate('error', 3);
    operate('error', 1, 'conversion');
    operate('finish', 1, 'conversion');
    expect(monitor.of('bank')).toEqual({ availabilityFailRate: 0.75, conversionFailRate: 0.5 });
    expect(monitor.of('other')).toEqual({ availabilityFailRate: 0, conversionFailRate: 0 });
  });

  it('V1 forgets what is older than the window, step by step', () => {
    const { clock, operate, rate } = windows();
    operate('error', 2);
    clock.advance(30_000);
    operate('finish', 2);
    expect(rate()).toBe(0.5);
    clock.advance(29_999);
    expect(rate()).toBe(0.5);
    clock.advance(1);
    expect(rate()).toBe(0);
    clock.advance(30_000);
    operate('error');
    expect(rate()).toBe(1);
  });

  it('V1 counts what falls into one step together', () => {
    const { clock, operate, rate } = windows();
    operate('error');
    clock.advance(1_999);
    operate('error');
    clock.advance(1);
    operate('finish', 2);
    expect(rate()).toBe(0.5);
    clock.advance(58_000);
    expect(rate()).toBe(0); // The whole first step is gone.
  });

  it('V1 says nothing while there are fewer operations than it takes', () => {
    const { operate, rate } = windows({ leastOperations: 5 });
    operate('error', 4);
    expect(rate()).toBe(0);
    operate('error');
    expect(rate()).toBe(1);
  });

  it('V2 an operation that is not over within its limit has failed, and its late end changes nothing', () => {
    const { clock, monitor, rate, told } = windows();
    monitor.began('availability', 'bank', 'slow');
    clock.advance(9_999);
    expect(rate()).toBe(0);
    clock.advance(1);
    expect(rate()).toBe(1);
    monitor.ended('availability', 'bank', 'slow', 'finish');
    expect(rate()).toBe(1);
    expect(told).toEqual(['bank availability error']);
  });

  it('V2 a payment may take twenty minutes', () => {
    const { clock, monitor } = windows();
    monitor.began('conversion', 'bank', 'payment');
    clock.advance(1_199_999);
    expect(monitor.of('bank').conversionFailRate).toBe(0);
    clock.advance(1);
    expect(monitor.of('bank').conversionFailRate).toBe(1);
  });

  it('V3 an operation counts once, however often it is reported', () => {
    const { clock, monitor, operate, rate, told } = windows();
    monitor.began('availability', 'bank', 'one');
    clock.advance(6_000);
    monitor.began('availability', 'bank', 'one');
    monitor.ended('availability', 'bank', 'one', 'error');
    monitor.ended('availability', 'bank', 'one', 'error');
    operate('finish');
    expect(rate()).toBe(0.5);
    expect(told).toEqual(['bank availability error', 'bank availability finish']);
  });

  it('V3 an operation is as old as its first beginning', () => {
    const { clock, monitor, rate } = windows();
    monitor.began('availability', 'bank', 'one');
    clock.advance(9_000);
    monitor.began('availability', 'bank', 'one');
    clock.advance(1_000);
    expect(rate()).toBe(1);
  });

  it('ignores the end of what began before this node did', () => {
    const { monitor, rate } = windows();
    monitor.ended('availability', 'bank', 'old', 'error');
    expect(rate()).toBe(0);
  });
});
