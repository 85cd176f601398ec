import type { World } from './build-world.ts';

/** What is still going on in a world, in words; undefined when it has come to rest. */
export function leftOpen({ site, payers }: World, lives: number): string | undefined {
  const { streams, inbox } = site.disk.tables;
  const busy = [...streams].filter(([, { pending, timer }]) => pending || timer !== undefined).map(([id]) => id);
  // A callback under a bank's own reference that its session never learnt of waits for ever, and nobody misses it.
  const tags = [...inbox.values()].flatMap(({ row: { tag } }) => (tag.startsWith('ref-') ? [] : tag));
  const isQuiet = lives + busy.length + tags.length + payers.untold() === 0;
  const ailing = isQuiet ? site.ailing() : undefined;
  if (isQuiet && ailing === undefined) return undefined;
  return `${lives} merchants at work, callbacks for ${tags.join(', ') || 'none'}, streams ${busy.join(', ') || 'none'}${ailing === undefined ? '' : `, ${ailing}`}`;
}
