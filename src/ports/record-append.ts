import type { Append, Journal, NewRecord, StoredRecord, Verdict } from './journal.ts';

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

/**
 * Appends, and where nobody can say whether that took effect, reads back what did. Rejects when that cannot be read either, or
 * when the append is not there.
 */
export async function appendOrFind(journal: Pick<Journal, 'append' | 'read'>, append: Append): Promise<Verdict> {
  try {
    return await journal.append(append);
  } catch (error) {
    const { stream, sequence, appendId } = append;
    const [record]: readonly StoredRecord[] = await journal.read(stream, sequence - 1, 1);
    if (record?.appendId === appendId) return { ok: true, position: record.position };
    throw error;
  }
}
