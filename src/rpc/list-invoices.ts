import { invoiceStream } from '../domain/ids.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { ListInvoiceEventsRequest__Output } from '../generated/turnpike/v1/ListInvoiceEventsRequest.ts';
import type { ListInvoiceEventsResponse } from '../generated/turnpike/v1/ListInvoiceEventsResponse.ts';
import type { ListInvoicesRequest__Output } from '../generated/turnpike/v1/ListInvoicesRequest.ts';
import type { ListInvoicesResponse } from '../generated/turnpike/v1/ListInvoicesResponse.ts';
import type { InvoiceRow } from '../ports/journal.ts';
import type { InvoiceFilter } from '../ports/queries.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { MAX_EXTERNAL_ID_LENGTH, readInvoice } from './invoice-call.ts';
import { pagesOf, readPageSize } from './page.ts';
import { readParty, requireParty } from './party.ts';
import { INVOICE_STATES, projectInvoiceAlone } from './project-invoice.ts';
import { eventsOf } from './watch-invoice.ts';
import { wordsOf } from './words.ts';

const MAX_TEXT_LENGTH = 256;
/** Invoices that a list reads at once: a page of a thousand must not crowd out the calls beside it. */
const READS_AT_ONCE = 16;

const STATE_WORDS = wordsOf(INVOICE_STATES);

export function listInvoices(ports: Ports): UnaryMethod<ListInvoicesRequest__Output, ListInvoicesResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const party = readParty(fields, context.caller, request.partyId);
      const filter = readFilter(fields, request);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const pages = pagesOf(ports.vault, 'InvoicingService/ListInvoices', request, partyId);
      const page = await ports.queries.invoices({ ...filter, partyId }, pages.cursor(), pageSize);
      return {
        invoices: await readInvoiceRows(ports, context, page.rows),
        nextPageToken: pages.token(page.next),
      };
    },
  };
}

function readFilter(fields: Fields, request: ListInvoicesRequest__Output): InvoiceFilter {
  const shopId = fields.id('shop_id', request.shopId);
  const state = fields.word('state', request.state, STATE_WORDS);
  const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
  const text = fields.text('text', request.text, MAX_TEXT_LENGTH);
  const createdFrom = fields.time('min_create_time', request.minCreateTime);
  const createdBefore = fields.time('max_create_time', request.maxCreateTime);
  return {
    ...(shopId === undefined ? {} : { shopId }),
    ...(state === undefined ? {} : { state }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(text === undefined ? {} : { text }),
    ...(createdFrom === undefined ? {} : { createdFrom }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
  };
}

/** Rows say which invoices; what they look like is asked of the invoices themselves, so that a list and a read agree. */
export async function readInvoiceRows(
  ports: Ports,
  context: CallContext,
  rows: readonly InvoiceRow[],
): Promise<Invoice[]> {
  const invoices: Invoice[] = [];
  for (let first = 0; first < rows.length && !context.signal.aborted; first += READS_AT_ONCE) {
    const present = rows.slice(first, first + READS_AT_ONCE).filter(({ state }) => state !== 'removed');
    const some = present.map(async ({ partyId, invoiceId }) => {
      const { state, sequence } = await readInvoice(ports, context, partyId, invoiceId);
      return projectInvoiceAlone(state, sequence);
    });
    invoices.push(...(await Promise.all(some)));
  }
  return invoices;
}

export function listInvoiceEvents(
  ports: Ports,
): UnaryMethod<ListInvoiceEventsRequest__Output, ListInvoiceEventsResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      const after = fields.integer('after_sequence', request.afterSequence, 0, Number.MAX_SAFE_INTEGER);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      await readInvoice(ports, context, partyId, invoiceId);
      const pages = pagesOf(ports.vault, 'InvoicingService/ListInvoiceEvents', request, partyId);
      const from = Number(pages.cursor() ?? after);
      const events = [];
      for await (const { event } of eventsOf(ports.journal, invoiceStream(partyId, invoiceId), 0)) {
        if (event !== undefined && event.sequence > from) events.push(event);
        if (events.length > pageSize) break;
      }
      const page = events.slice(0, pageSize);
      const last = events.length > pageSize ? page.at(-1) : undefined;
      return {
        events: page.flatMap(({ event }) => event ?? []),
        nextPageToken: pages.token(last && String(last.sequence)),
      };
    },
  };
}
