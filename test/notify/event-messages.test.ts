import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_SCHEMA } from '../../scripts/webhook-docs.ts';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import type { EventMessage } from '../../src/ports/events.ts';
import { createEventProjector } from '../../src/rpc/event-projector.ts';
import { decodeRecord } from '../../src/wire/record.ts';
import { recordedStreams } from '../wire/recorded-streams.ts';

/** Streams as releases wrote them, and what webhooks tell of them. */

const STATE_CHANGES = /^(?:invoice|payment|refund|adjustment|chargeback)_(?:created|started|status_changed)$/;
const STATE_TYPES =
  /\.(?:created|started|unpaid|pending|paid|cancelled|fulfilled|processed|captured|failed|refunded|charged_back|succeeded|accepted|rejected)$/;

/** Changes of states, however deep. */
function stateChanges(change: InvoiceChange): number {
  let count = 0;
  for (let inner: unknown = change; typeof inner === 'object' && inner !== null && 'type' in inner; ) {
    if (STATE_CHANGES.test(String(inner.type))) count += 1;
    inner = 'change' in inner ? inner.change : undefined;
  }
  return count;
}

async function messagesOf(
  records: readonly Uint8Array[],
  stream: string,
): Promise<readonly (readonly EventMessage[])[]> {
  const projector = createEventProjector({ read: async () => [] });
  const all: (readonly EventMessage[])[] = [];
  for (const [index, bytes] of records.entries()) {
    const place = { stream, sequence: index + 1, position: index + 1, kind: 'invoice' };
    all.push((await projector.project({ ...place, bytes }))?.messages() ?? []);
  }
  return all;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
}
const schema = JSON.parse(readFileSync(WEBHOOK_SCHEMA, 'utf8')) as { readonly $defs: Record<string, ObjectSchema> };

describe.each(recordedStreams().filter(({ name }) => /(?:card-payment|whole-life)$/.test(name)))(
  '$name',
  ({ records, name }) => {
    test('lesson 8: every change of a state is told by exactly one message', async () => {
      const told = await messagesOf(records, `invoice/party/${name.replaceAll('/', '-')}`);
      expect(told.flat().length).toBeGreaterThan(4);
      for (const [index, messages] of told.entries()) {
        const { changes } = decodeRecord(records[index] ?? new Uint8Array());
        const expected = changes.reduce((sum, change) => sum + stateChanges(change), 0);
        const types = messages.map(({ type }) => type);
        expect({ index, types: types.filter((type) => STATE_TYPES.test(type)).length }).toEqual({
          index,
          types: expected,
        });
      }
    });

    test('lesson 9: every member of a message is in the schema that receivers have', async () => {
      for (const { type, data } of (await messagesOf(records, 'invoice/party/x')).flat()) {
        const known = schema.$defs[type]?.properties?.['data']?.properties ?? {};
        const inner = known['change']?.properties ?? {};
        expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(data)));
        expect(Object.keys(inner)).toEqual(expect.arrayContaining(Object.keys(data['change'] as object)));
      }
    });

    test('P9 no message holds a card number, a token, or what a payer is shown', async () => {
      const text = JSON.stringify((await messagesOf(records, 'invoice/party/x')).flat());
      expect(text).not.toMatch(/(?<!\d)4242424242424242|"token"|pa_req|ciphertext|user_interaction/i);
    });
  },
);
