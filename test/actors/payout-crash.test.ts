import { describe, expect, it } from 'vitest';
import { FAULT_POINTS, type FaultPoint } from '../../src/actors/fault-points.ts';
import type { Trouble } from '../kit/crash-drill.ts';
import { PAYOUT_STORIES, type PayoutEnding, type PayoutStory, tellPayout } from '../kit/payout-drill.ts';

/** Payouts ask no inspector, and leave nothing with cards. */
const POINTS = FAULT_POINTS.filter((point: FaultPoint) => !point.endsWith('recurrence'));

/** Tells the story once for each place where this trouble can happen, and compares each end with the untroubled one. */
async function everyPlace(
  story: PayoutStory,
  places: (calm: PayoutEnding) => number,
  trouble: (place: number) => Trouble,
): Promise<number> {
  const calm = await tellPayout(story);
  const count = places(calm);
  for (let place = 1; place <= count; place += 1) {
    const ending = await tellPayout(story, trouble(place));
    const where = `${story.name}, at ${place} of ${count}`;
    expect(ending.deaths, where).toBe(1);
    expect(ending.end, where).toEqual(calm.end);
    // A key that was decided is asked about before it is sent again, and no trouble makes a new one.
    expect(ending.repeats, where).toBe(0);
    expect(ending.keys, where).toBeLessThanOrEqual(calm.keys);
  }
  return count;
}

describe('A story of a payout', () => {
  it.each(PAYOUT_STORIES.map((story) => [story.name, story] as const))('ends as it should: %s', async (_, story) => {
    const { end } = await tellPayout(story);
    expect(end.status).toBe(story.end);
    expect(end.paid).toBe(story.end === 'success' ? 1 : 0);
    expect(end.funds[0], 'nothing is held at rest').toBe(end.funds[1]);
  });
});

describe.each(POINTS)('a crash at %s', (point) => {
  it('changes nothing of how any payout ends, and pays nothing twice (P1-P7)', async () => {
    let reached = 0;
    for (const story of PAYOUT_STORIES) {
      reached += await everyPlace(
        story,
        (calm) => calm.reached[point],
        (time) => ({ death: { point, time } }),
      );
    }
    expect(reached).toBeGreaterThan(0);
  });
});

describe.each([
  ['was lost', false],
  ['reached the disk and was answered to nobody', true],
] as const)('a power cut while a write is on its way that %s', (_, landed) => {
  it('changes nothing of how any payout ends (P1, P2)', async () => {
    for (const story of PAYOUT_STORIES) {
      await everyPlace(
        story,
        (calm) => calm.writes,
        (write) => ({ powerCut: { write, landed } }),
      );
    }
  });
});
