import { describe, expect, it } from 'vitest';
import { createReplays } from '../../src/web/h2h/replays.ts';

describe('signatures that were taken', () => {
  it('are not taken again within the window, whatever their padding, and are after it', () => {
    let nowMs = 0;
    const replays = createReplays(() => nowMs, 1000);
    expect(replays.take('desk', 'AAAA')).toBe(true);
    expect(replays.take('desk', 'AAAA')).toBe(false);
    expect(replays.take('desk', 'AAAA==')).toBe(false);
    nowMs = 999;
    expect(replays.take('desk', 'AAAA')).toBe(false);
    nowMs = 1000;
    expect(replays.take('desk', 'AAAA')).toBe(true);
    expect(replays.take('desk', 'AAAA')).toBe(false);
  });

  it('are those of one cash desk', () => {
    const replays = createReplays(() => 0, 1000);
    expect(replays.take('a', 'AAAA')).toBe(true);
    expect(replays.take('b', 'AAAA')).toBe(true);
  });

  it('R1 are bounded: the one that came first is forgotten first', () => {
    const replays = createReplays(() => 0, 1000);
    for (let no = 0; no <= 100_000; no += 1) replays.take('desk', `s${no}`);
    expect(replays.take('desk', 's1')).toBe(false);
    expect(replays.take('desk', 's0')).toBe(true);
  });
});
