import { describe, expect, it } from 'vitest';
import { createChannelGates } from '../../src/notify/channel-gate.ts';

const FAILURES = 5;

describe('The gates of channels', () => {
  it('C5 remember ten thousand channels that fail at most, and none that is at work is forgotten', () => {
    const gates = createChannelGates();
    const fail = (channel: string): void => {
      for (let times = 0; times < FAILURES; times += 1) {
        expect(gates.begin(channel, 0)).toBe(true);
        gates.ended(channel, { type: 'failed' }, 0);
      }
    };
    gates.begin('at work', 0);
    for (let no = 0; no < 10_100; no += 1) fail(`dead ${no}`);
    const shut = gates.shut(0);
    expect(shut).toHaveLength(9_999);
    expect([shut.includes('dead 0'), shut.includes('dead 10099')]).toEqual([false, true]);
    for (let more = 0; more < 7; more += 1) expect(gates.begin('at work', 0)).toBe(true);
    expect(gates.begin('at work', 0)).toBe(false);
  });
});
