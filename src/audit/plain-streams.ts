import type { StreamId } from '../domain/ids.ts';
import type { Journal, StoredRecord } from '../ports/journal.ts';
import { decodeClockRecord } from '../wire/clock-record.ts';
import { decodeConfigurationRecord } from '../wire/configuration-record.ts';
import { cardRecords, customerRecords, templateRecords, webhookRecords } from '../wire/record.ts';
import type { Finding } from './finding.ts';
import { pages } from './pages.ts';
import { faultOf } from './replay.ts';

/** Streams that make no bookings, by kind: what is misfiled about one of their records, or nothing. Throws if it is unreadable. */
const PLAIN_KINDS: Readonly<Record<string, (record: StoredRecord) => string | undefined>> = {
  configuration({ bytes, sequence }) {
    const { revision } = decodeConfigurationRecord(bytes);
    return revision === sequence ? undefined : `record ${sequence} holds revision ${revision}`;
  },
  clock({ bytes }) {
    decodeClockRecord(bytes);
    return undefined;
  },
  template: carriesItsTime(templateRecords.decode),
  customer: carriesItsTime(customerRecords.decode),
  'external-id': carriesItsTime(customerRecords.decode),
  card: carriesItsTime(cardRecords.decode),
  webhooks: carriesItsTime(webhookRecords.decode),
};

export function isPlain(kind: string): boolean {
  return Object.hasOwn(PLAIN_KINDS, kind);
}

/** Reads every record of a plain stream; the first one that is missing ends it. */
export async function examinePlain(
  stream: StreamId,
  kind: string,
  journal: Pick<Journal, 'read'>,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const find = (type: Finding['type'], message: string) => found.push({ type, subject: stream, message });
  for (const [index, record] of (await readStream(journal, stream)).entries()) {
    const fault = faultOf(record, index + 1);
    if (fault !== undefined) return [...found, { ...fault, subject: stream }];
    try {
      const misfiled = PLAIN_KINDS[kind]?.(record);
      if (misfiled !== undefined) find('record_misfiled', misfiled);
    } catch (error) {
      find('record_unreadable', `record ${record.sequence}: ${String(error)}`);
    }
  }
  return found;
}

export async function readStream(journal: Pick<Journal, 'read'>, stream: StreamId): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  await pages(
    (last: StoredRecord | undefined, limit) => journal.read(stream, last?.sequence ?? 0, limit),
    (record) => record,
    (record) => {
      records.push(record);
    },
  );
  return records;
}

function carriesItsTime(decode: (bytes: Uint8Array) => { readonly time: number }) {
  return ({ bytes, sequence, time }: StoredRecord): string | undefined =>
    decode(bytes).time === time ? undefined : `record ${sequence} is filed under another time than it carries`;
}
