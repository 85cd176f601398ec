import type { StreamId } from '../domain/ids.ts';
import type { Append, Journal, NewRecord, StoredRecord } from './journal.ts';

/** An append of a record and nothing beside it: what is not an invoice holds no money, waits for nobody and has no rows. */
export function recordAppend(
  place: Pick<Append, 'stream' | 'sequence' | 'epoch' | 'appendId'>,
  record: NewRecord,
): Append {
  return {
    ...place,
    record,
    plans: [],
    limits: [],
    accountGuards: [],
    timer: { type: 'keep' },
    pending: false,
    tags: [],
    keys: [],
    notifications: [],
    rows: [],
    takenCallbacks: [],
  };
}

/** Whether an append of unknown outcome is on disk after all. */
export async function hasLanded(
  journal: Pick<Journal, 'read'>,
  { stream, sequence, appendId }: { readonly stream: StreamId; readonly sequence: number; readonly appendId: string },
): Promise<boolean> {
  const [record]: readonly StoredRecord[] = await journal.read(stream, sequence - 1, 1);
  return record?.appendId === appendId;
}
