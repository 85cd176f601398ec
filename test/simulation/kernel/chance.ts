import { type SeededRandom, seededRandom } from '../../kit/seeded-random.ts';

/** Luck of one part of a world. Parts draw from sources of their own, so that one that draws more does not disturb the others. */
export interface Chance extends SeededRandom {
  /** True in this share of the cases. */
  happens(share: number): boolean;
  /** A whole number of both ends and what is between them. */
  between(lowest: number, highest: number): number;
  /** Small ones as likely as large ones: from seconds to days. */
  spread(lowest: number, highest: number): number;
  /** One of the names, by their weights. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  /** Another source, the same for the same label. */
  fork(label: string): Chance;
}

export function createChance(seed: number, label = ''): Chance {
  const random = seededRandom(hashOf(`${seed} ${label}`));
  const between = (lowest: number, highest: number) => lowest + random.below(highest - lowest + 1);
  return {
    ...random,
    happens: (share) => random.draw() < share,
    between,
    spread: (lowest, highest) => Math.round(lowest * (highest / lowest) ** random.draw()),
    weighted: (weights) => {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = random.draw() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return entries[0]?.[0] as keyof typeof weights;
    },
    fork: (inner) => createChance(seed, `${label}/${inner}`),
  };
}

/** FNV-1a with a final mix, so that neighbouring seeds have nothing in common. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
