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
    rows: [],
    takenCallbacks: [],
  };
}

/** Whether an append of unknown outcome is on disk after all. */
export async function hasLanded(
  journal: Pick<Journal, 'read'>,
  { stream, sequence, appendId }: Pick<Append, 'stream' | 'sequence' | 'appendId'>,
): Promise<boolean> {
  const [record]: readonly StoredRecord[] = await journal.read(stream, sequence - 1, 1);
  return record?.appendId === appendId;
}

/** Appends; where nobody can say whether that took effect, looks. Rejects when it is not there, or when that cannot be read. */
export async function appendOrFind(
  journal: Pick<Journal, 'append' | 'read'>,
  append: Append,
): Promise<Verdict | { readonly ok: true }> {
  try {
    return await journal.append(append);
  } catch (error) {
    if (await hasLanded(journal, append)) return { ok: true };
    throw error;
  }
}
