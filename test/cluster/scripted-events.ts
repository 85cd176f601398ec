import type { EventSource, PublicEvent } from '../../src/ports/events.ts';

/** A source whose events the test makes, for any number of readers. */
export interface ScriptedEvents extends EventSource {
  /** Appends events of this many invoices in turn. */
  add(count: number, invoices?: number): void;
  readonly events: readonly PublicEvent[];
}

/** Pages of so many at most. */
export function scriptedEvents(pageSize = 500): ScriptedEvents {
  const events: PublicEvent[] = [];
  const sequences = new Map<string, number>();
  const wakes = new Set<() => void>();
  return {
    events,
    add(count, invoices = 10) {
      for (let added = 0; added < count; added += 1) {
        const position = events.length + 1;
        const id = `invoice-${position % invoices}`;
        const sequence = (sequences.get(id) ?? 0) + 1;
        sequences.set(id, sequence);
        const bytes = () => Buffer.from(`${id}/${sequence}`);
        const of = { kind: 'invoice', partyId: 'party', shopId: 'shop', id, sequence, time: position } as const;
        events.push({ ...of, position, bytes, applications: [], messages: () => [] });
      }
      for (const wake of wakes) wake();
    },
    async follow(wake) {
      wakes.add(wake);
      return {
        async after(position) {
          const page = events.slice(position, position + pageSize);
          return { events: page, position: position + page.length };
        },
        end: async () => events.length,
        leave: () => wakes.delete(wake),
      };
    },
  };
}
