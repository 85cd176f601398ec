import { describe, expect, it } from 'vitest';
import { FAULT_POINTS } from '../../src/actors/fault-points.ts';
import { type Ending, STORIES, type Story, type Trouble, tell } from '../kit/crash-drill.ts';

/** Tells the story once for each place where this trouble can happen, and compares each end with the untroubled one. */
async function everyPlace(story: Story, places: (calm: Ending) => number, trouble: (place: number) => Trouble) {
  const calm = await tell(story);
  const count = places(calm);
  let deaths = 0;
  for (let place = 1; place <= count; place += 1) {
    const ending = await tell(story, trouble(place));
    deaths += ending.deaths;
    const where = `${story.name}, at ${place} of ${count}`;
    expect(ending.end, where).toEqual(calm.end);
    // A key that was executed is asked about before it is sent again, and no trouble makes a new one.
    expect(ending.repeats, where).toBe(0);
    for (const [name, keys] of ending.charges)
      expect(keys.size, `${where}: ${name}`).toBeLessThanOrEqual(calm.charges.get(name)?.size ?? 0);
  }
  return { count, deaths };
}

describe('the stories of these tests', () => {
  it.each(STORIES.map((story) => [story.name, story] as const))(
    'end as their name says without trouble: %s',
    async (name, story) => {
      const { end } = await tell(story);
      const last = end.payments.at(-1);
      expect(last).toContain(name.includes('cancelled') ? 'idle cancelled' : 'idle captured');
      expect(Object.values(end.effects).every((times) => times === 1)).toBe(true);
      expect(
        end.balances.every((line) => /^\S+ (\S+) \1 \1$/.test(line)),
        'nothing is held at rest',
      ).toBe(true);
    },
  );
});

describe.each(FAULT_POINTS)('a crash at %s', (point) => {
  it('changes nothing of how any story ends (P2, P3, P5)', async () => {
    let reached = 0;
    for (const story of STORIES) {
      const { count, deaths } = await everyPlace(
        story,
        (calm) => calm.reached[point],
        (time) => ({ death: { point, time } }),
      );
      expect(deaths).toBe(count);
      reached += count;
    }
    expect(reached).toBeGreaterThan(0);
  });
});

describe.each([
  ['was lost', false],
  ['reached the disk and was answered to nobody', true],
] as const)('a power cut while a write is on its way that %s', (_, landed) => {
  it('changes nothing of how any story ends (P1, P2)', async () => {
    for (const story of STORIES) {
      const { count, deaths } = await everyPlace(
        story,
        (calm) => calm.writes,
        (write) => ({ powerCut: { write, landed } }),
      );
      expect(deaths).toBe(count);
    }
  });
});

describe.each(['lost', 'landed'] as const)('an append that was %s and answered with an error', (fate) => {
  it('ends the activation, and the stream goes on from the journal without being asked (P1, P3)', async () => {
    for (const story of STORIES) {
      const { count, deaths } = await everyPlace(
        story,
        (calm) => calm.appends,
        (number) => ({ append: { number, fate } }),
      );
      expect(count).toBeGreaterThan(0);
      expect(deaths).toBe(0);
    }
  });
});
