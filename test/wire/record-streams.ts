/**
 * Writes the streams of the version in package.json, as today's code encodes them, into `golden/<version>`, and how today's
 * fold sees the streams of all versions:
 *
 *     node test/wire/record-streams.ts           for a new version, or after raising INVOICE_FOLD_VERSION
 *     node test/wire/record-streams.ts --again   writes a version anew that was recorded and is not released yet
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import { encodeRecord, type RecordContent } from '../../src/wire/record.ts';
import { cardPayment } from './card-payment.ts';
import { everyChange } from './every-change.ts';
import { isStory, recordedStreams, writeFold, writeStream } from './recorded-streams.ts';
import { wholeLife } from './whole-life.ts';

const SAMPLES_PER_CHANGE = 8;

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
const known = existsSync(join(import.meta.dirname, 'golden', version));

if (!known || process.argv.includes('--again')) {
  record('card-payment', cardPayment);
  record('whole-life', wholeLife());
  record('every-change', samples());
}
for (const { name, content } of recordedStreams().filter(isStory)) {
  writeFold(name, content.flatMap(({ changes }) => changes).reduce(evolveInvoice, NO_INVOICE));
}

function record(name: string, content: readonly RecordContent[]): void {
  writeStream(`${version}/${name}`, content.map(encodeRecord), content);
}

function samples(): readonly RecordContent[] {
  return everyChange().map(([name, change], index) => ({
    time: index,
    actor: { credential: 'node', role: 'node' },
    comment: name,
    changes: fc.sample(change, { seed: index, numRuns: SAMPLES_PER_CHANGE }),
  }));
}
