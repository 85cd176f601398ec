import { parseStream, type StreamId } from '../domain/ids.ts';
import type { EntityKind } from './entity-kind.ts';
import { invoiceKind } from './invoice-kind.ts';
import { payoutKind } from './payout-kind.ts';

const KINDS: ReadonlyMap<string, EntityKind> = new Map<string, EntityKind>([
  [invoiceKind.name, invoiceKind],
  [payoutKind.name, payoutKind],
]);

/** What the actor of a stream is. Streams of other kinds have none: their entities hold no work (`aggregate.ts`). */
export function kindOf(stream: StreamId): EntityKind {
  const { kind: name } = parseStream(stream);
  const kind = KINDS.get(name);
  if (kind === undefined) throw new Error(`no actor speaks for a stream of the kind ${name}`);
  return kind;
}
