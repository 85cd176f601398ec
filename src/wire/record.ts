import type { CustomerChange } from '../domain/customer/customer.ts';
import type { InvoiceChange } from '../domain/invoice/invoice.ts';
import type { PayoutChange } from '../domain/payout/payout.ts';
import type { CardChange } from '../domain/recurrent/card.ts';
import type { TemplateChange } from '../domain/template/template.ts';
import type { WebhookChange } from '../domain/webhook/webhook.ts';
import type { Actor } from '../ports/entities.ts';
import type { RecordCodec, RecordOf } from '../ports/record.ts';
import { cardChange } from './card-change.ts';
import { codec } from './codec.ts';
import { customerChange } from './customer-change.ts';
import { invoiceChange } from './invoice-change.ts';
import { bytes, choice, integer, list, message, optional, text } from './layout.ts';
import { payoutChange } from './payout-change.ts';
import { templateChange } from './template-change.ts';
import { UnreadableRecord } from './unreadable-record.ts';
import { webhookChange } from './webhook-change.ts';

/** What one record of an invoice's stream says, between the domain and the journal's bytes. */
export type RecordContent = RecordOf<InvoiceChange>;

/** Each kind of stream has its own changes; a record has those of its stream's kind and no others. */
interface ChangesByKind {
  readonly invoiceChanges: readonly InvoiceChange[];
  readonly templateChanges: readonly TemplateChange[];
  readonly customerChanges: readonly CustomerChange[];
  readonly cardChanges: readonly CardChange[];
  readonly webhookChanges: readonly WebhookChange[];
  readonly payoutChanges: readonly PayoutChange[];
}

type StoredContent = Omit<RecordContent, 'changes'> & ChangesByKind;

const actor = message<Actor>({
  credential: text,
  role: choice<Actor['role']>({ merchant: 'MERCHANT', operator: 'OPERATOR', bridge: 'BRIDGE', node: 'NODE' }),
  partyId: optional(text),
});

export const recordLayout = message<StoredContent>({
  time: integer,
  actor,
  comment: optional(text),
  requestId: optional(text),
  fingerprint: optional(bytes),
  traceparent: optional(text),
  invoiceChanges: list(invoiceChange),
  templateChanges: list(templateChange),
  customerChanges: list(customerChange),
  cardChanges: list(cardChange),
  webhookChanges: list(webhookChange),
  payoutChanges: list(payoutChange),
});

const stored = codec('Record', recordLayout);

const NO_CHANGES: ChangesByKind = {
  invoiceChanges: [],
  templateChanges: [],
  customerChanges: [],
  cardChanges: [],
  webhookChanges: [],
  payoutChanges: [],
};

/** Records of streams of one kind. */
function recordsOf<Field extends keyof ChangesByKind>(field: Field): RecordCodec<ChangesByKind[Field][number]> {
  return {
    encode: (content) => stored.encode({ ...content, ...NO_CHANGES, [field]: content.changes }),
    decode(recordBytes) {
      const record = stored.decode(recordBytes);
      const {
        invoiceChanges,
        templateChanges,
        customerChanges,
        cardChanges,
        webhookChanges,
        payoutChanges,
        ...content
      } = record;
      const changes = record[field];
      const kinds = [invoiceChanges, templateChanges, customerChanges, cardChanges, webhookChanges, payoutChanges];
      const all = kinds.reduce((count, { length }) => count + length, 0);
      if (all !== changes.length) {
        throw new UnreadableRecord(`a record with ${field} has those of another kind, too`);
      }
      return { ...content, changes };
    },
  };
}

const invoiceRecords = recordsOf('invoiceChanges');

export const templateRecords: RecordCodec<TemplateChange> = recordsOf('templateChanges');
export const customerRecords: RecordCodec<CustomerChange> = recordsOf('customerChanges');
export const cardRecords: RecordCodec<CardChange> = recordsOf('cardChanges');
export const webhookRecords: RecordCodec<WebhookChange> = recordsOf('webhookChanges');
export const payoutRecords: RecordCodec<PayoutChange> = recordsOf('payoutChanges');

/**
 * What the bytes of this process say, for as long as somebody holds them: a record that was just written is told to watchers
 * from the same bytes, and need not be decoded for them.
 */
const written = new WeakMap<Uint8Array, RecordContent>();

export function encodeRecord(content: RecordContent): Uint8Array {
  // Said field by field: of all that is written, this is written most.
  const recordBytes = stored.encode({ ...content, ...NO_CHANGES, invoiceChanges: content.changes });
  written.set(recordBytes, content);
  return recordBytes;
}

/** Throws `UnreadableRecord` when anything in the bytes is not known to this release. */
export function decodeRecord(recordBytes: Uint8Array): RecordContent {
  return invoiceRecords.decode(recordBytes);
}

/** `decodeRecord`, for readers of what this process may have written itself a moment ago. */
export function contentOf(recordBytes: Uint8Array): RecordContent {
  return written.get(recordBytes) ?? decodeRecord(recordBytes);
}
