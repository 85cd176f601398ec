import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { INVOICE_FOLD_VERSION } from '../../src/domain/invoice/machine.ts';
import { ByteReader } from '../../src/wire/byte-reader.ts';
import { byteWriter } from '../../src/wire/byte-writer.ts';
import type { RecordContent } from '../../src/wire/record.ts';

/**
 * Streams as released versions wrote them, in one folder per release.
 *  `<name>.bin`            the records, each behind its length
 *  `<name>.jsonl`          what they say, one line for each
 *  `<name>.fold-<n>.jsonl` the invoice that version n of the fold makes of them, in one line
 * Once released, the first two are never written again.
 */
export interface RecordedStream {
  /** `<release>/<name>` */
  readonly name: string;
  readonly records: readonly Uint8Array[];
  readonly content: readonly RecordContent[];
  /** Absent for streams that are no story, and when this version of the fold was not recorded. */
  readonly folded?: InvoiceState;
}

const folder = join(import.meta.dirname, 'golden');
const foldOf = (name: string) => join(folder, `${name}.fold-${INVOICE_FOLD_VERSION}.jsonl`);

export function recordedStreams(): readonly RecordedStream[] {
  const files = globSync('*/*.bin', { cwd: folder }).sort();
  return files.map((file) => {
    const name = file.slice(0, -'.bin'.length);
    return {
      name,
      records: split(readFileSync(join(folder, file))),
      content: readLines(join(folder, `${name}.jsonl`)) as readonly RecordContent[],
      ...(existsSync(foldOf(name)) ? { folded: readLines(foldOf(name))[0] as InvoiceState } : {}),
    };
  });
}

/** True for a stream that tells what could have happened to one invoice, so that it can be folded. */
export function isStory({ name }: RecordedStream): boolean {
  return !name.endsWith('/every-change');
}

export function writeStream(name: string, records: readonly Uint8Array[], content: readonly RecordContent[]): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  const writer = byteWriter();
  for (const record of records) writer.bytes(record);
  writeFileSync(join(folder, `${name}.bin`), writer.take());
  writeLines(join(folder, `${name}.jsonl`), content);
}

export function writeFold(name: string, state: InvoiceState): void {
  writeLines(foldOf(name), [state]);
}

function split(bytes: Uint8Array): readonly Uint8Array[] {
  const reader = new ByteReader(bytes);
  const records: Uint8Array[] = [];
  while (reader.position < reader.length) records.push(reader.bytes());
  return records;
}

function writeLines(path: string, values: readonly unknown[]): void {
  writeFileSync(path, values.map((value) => `${JSON.stringify(value, replacer)}\n`).join(''));
}

function readLines(path: string): readonly unknown[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line, reviver));
}

/** What JSON has no words for becomes an object with one key that begins with `$`. */
function replacer(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Map) return { $map: [...value] };
  return value;
}

function reviver(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$bigint' in value) return BigInt(String(value.$bigint));
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'));
  if ('$map' in value) return new Map(value.$map as [string, unknown][]);
  return value;
}
