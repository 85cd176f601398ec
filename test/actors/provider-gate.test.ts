import { describe, expect, it } from 'vitest';
import { createProviderGate, HeldBack } from '../../src/actors/provider-gate.ts';
import { createProviderWindows } from '../../src/actors/provider-windows.ts';
import { DEFAULT_HEALTH } from '../../src/domain/routing/health.ts';
import { ContractViolation, OutcomeUnknown } from '../../src/ports/provider.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

function gate() {
  const clock = handCrankedClock();
  const settings = { ...DEFAULT_HEALTH.breaker };
  const states: string[] = [];
  const observer = {
    providerOperation: () => {},
    breakerChanged: (providerId: string, state: string) => void states.push(`${providerId} ${state}`),
  };
  const monitor = createProviderWindows({ clock, settings: () => DEFAULT_HEALTH, observer });
  const made = createProviderGate({ monitor, clock, settings: () => settings, observer, callTimeoutMs: 10_000 });
  const answered = (what: unknown) =>
    made.call('bank', async () => {
      if (what instanceof Error) throw what;
      return what;
    });
  const failing = async (times: number) => {
    for (let time = 0; time < times; time += 1) await answered(new OutcomeUnknown('no answer')).catch(() => {});
  };
  return { ...made, settings, clock, states, failing, answered };
}

describe('the gate before a provider', () => {
  it('passes answers and errors on as they are', async () => {
    const { answered } = gate();
    const nonsense = new ContractViolation('nonsense');
    expect(await answered('approved')).toBe('approved');
    await expect(answered(nonsense)).rejects.toBe(nonsense);
  });

  it('G1 opens after five calls in a row without an answer', async () => {
    const { failing, answered, holdsBack } = gate();
    await failing(4);
    expect(holdsBack('bank')).toBe(false);
    await answered('approved');
    await failing(4);
    expect(holdsBack('bank')).toBe(false);
    await failing(1);
    expect(holdsBack('bank')).toBe(true);
  });

  it('G1 takes nonsense for an answer: a bank that is confused is not a bank that is down', async () => {
    const { answered, holdsBack, health } = gate();
    for (let time = 0; time < 9; time += 1) await answered(new ContractViolation('nonsense')).catch(() => {});
    expect(holdsBack('bank')).toBe(false);
    expect(health('bank').availabilityFailRate).toBe(0);
  });

  it('G2 sends nothing while it is open, and to this provider alone', async () => {
    const { failing, call } = gate();
    await failing(5);
    let sent = false;
    const attempt = call('bank', async () => {
      sent = true;
    });
    await expect(attempt).rejects.toBeInstanceOf(HeldBack);
    expect(sent).toBe(false);
    expect(await call('other', async () => 'approved')).toBe('approved');
  });

  it('G3 lets one call try when its time is up, and holds the others back meanwhile', async () => {
    const { failing, clock, answered, holdsBack, states, call } = gate();
    await failing(5);
    clock.advance(9_999);
    await expect(answered('approved')).rejects.toBeInstanceOf(HeldBack);
    clock.advance(1);
    let answer = (_: string) => {};
    const probe = call('bank', () => new Promise<string>((resolve) => (answer = resolve)));
    await turns(1);
    await expect(answered('approved')).rejects.toBeInstanceOf(HeldBack);
    answer('approved');
    expect(await probe).toBe('approved');
    expect(holdsBack('bank')).toBe(false);
    expect(await answered('approved')).toBe('approved');
    expect(states).toEqual(['bank open', 'bank half_open', 'bank closed']);
  });

  it('G3 opens again for as long when the one that tried got no answer', async () => {
    const { failing, clock, answered, holdsBack } = gate();
    await failing(5);
    clock.advance(10_000);
    await failing(1);
    expect(holdsBack('bank')).toBe(true);
    clock.advance(9_999);
    await expect(answered('approved')).rejects.toBeInstanceOf(HeldBack);
    clock.advance(1);
    expect(await answered('approved')).toBe('approved');
  });

  it('G4 does not wait for ever for the one that tries', async () => {
    const { failing, clock, call, holdsBack, answered } = gate();
    await failing(5);
    clock.advance(10_000);
    void call('bank', () => new Promise(() => {})).catch(() => {});
    clock.advance(19_999);
    expect(holdsBack('bank')).toBe(true);
    clock.advance(1);
    await turns(1);
    clock.advance(10_000);
    expect(await answered('approved')).toBe('approved');
    expect(holdsBack('bank')).toBe(false);
  });

  it('G4 leaves a call that is late to whoever waits for it', async () => {
    const { clock, call } = gate();
    let answer = (_: string) => {};
    const late = call('bank', () => new Promise<string>((resolve) => (answer = resolve)));
    clock.advance(60_000);
    await turns(1);
    answer('approved');
    expect(await late).toBe('approved');
  });

  it('takes a new number of failures at once', async () => {
    const { failing, holdsBack, settings } = gate();
    await failing(2);
    Object.assign(settings, { failures: 3 });
    await failing(1);
    expect(holdsBack('bank')).toBe(true);
  });

  it('G5 makes its provider unavailable for routing while it is open; then the windows decide', async () => {
    const { failing, clock, health } = gate();
    await failing(5);
    expect(health('bank').availabilityFailRate).toBe(1);
    expect(health('other').availabilityFailRate).toBe(0);
    clock.advance(60_000);
    expect(health('bank').availabilityFailRate).toBe(0);
  });

  it('counts a call that hangs as failed when its time is over', () => {
    const { clock, health, call } = gate();
    for (let time = 0; time < 5; time += 1) void call('bank', () => new Promise(() => {}));
    clock.advance(10_000);
    expect(health('bank').availabilityFailRate).toBe(1);
  });
});
