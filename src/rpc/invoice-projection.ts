import type { ApplicationView } from '../domain/application/application.ts';
import { viewPayin } from '../domain/application/view-payin.ts';
import { parseStream } from '../domain/ids.ts';
import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import type { InvoiceEvent } from '../generated/turnpike/v1/InvoiceEvent.ts';
import { encodePosition } from '../wire/position.ts';
import { contentOf } from '../wire/record.ts';
import { projectStep } from './application-events.ts';
import type { Heading, ToldChange } from './event-messages.ts';
import { type InvoiceView, newInvoiceView, projectChange } from './project-event.ts';
import { projectTime } from './project-values.ts';
import { encoderOf } from './protos.ts';
import { madeOnce, type StreamProjection } from './stream-projection.ts';

const encode = encoderOf<InvoiceEvent>('turnpike.v1.InvoiceEvent');

const PAYIN_SIZE = 6;

/** The events of one invoice from its beginning on. Of a payin the whole state is folded, since its status follows from all of it. */
export function invoiceProjection(): StreamProjection {
  const view = newInvoiceView();
  const payin = payinSteps();
  return {
    get sequence() {
      return view.sequence;
    },
    get size() {
      return payin.isPayin() ? PAYIN_SIZE : 1;
    },
    advance(record) {
      const { time, changes } = contentOf(record.bytes);
      const told: ToldChange<ProtoChange>[] = [];
      const applications: ApplicationView[] = [];
      for (const change of changes) {
        const projected = projectChange(view, change);
        if (projected !== undefined) told.push(toldOf(view, change, projected));
        const step = payin.after(change);
        if (step === undefined) continue;
        applications.push(step);
        told.push({ change: { applicationStepped: projectStep(step) } });
      }
      const { position, sequence } = record;
      view.sequence = sequence;
      if (told.length === 0) return undefined;
      const { partyId, shopId, state: invoiceState } = view;
      const id = parseStream(record.stream).id;
      const shared = { partyId, shopId, sequence };
      const event: InvoiceEvent = {
        position: encodePosition(position),
        partyId,
        shopId,
        invoiceId: id,
        sequence: BigInt(sequence),
        eventTime: projectTime(time),
        changes: told.map(({ change }) => change),
        invoiceState,
      };
      const heading: Heading = { ...shared, kind: 'invoice', id, position: encodePosition(position), invoiceState };
      const made = madeOnce(heading, told, () => encode(event), { position: heading.position, invoice: event });
      return { ...shared, kind: 'invoice', id, position, time, applications, event, ...made };
    },
  };
}

/** A change with the state of its payment after it. */
function toldOf(view: InvoiceView, change: InvoiceChange, projected: ProtoChange): ToldChange<ProtoChange> {
  const payment = change.type === 'payment_changed' ? view.payments.get(change.paymentId) : undefined;
  if (payment === undefined) return { change: projected };
  return { change: projected, paymentState: payment.state, extra: payment.extra };
}

/** The steps that a payin takes, as its changes are folded; of other invoices nothing is kept. */
function payinSteps(): { isPayin(): boolean; after(change: InvoiceChange): ApplicationView | undefined } {
  let state: InvoiceState | undefined;
  let version = 0;
  return {
    isPayin: () => state !== undefined,
    after(change) {
      if (change.type === 'invoice_created' && change.invoice.application !== undefined) state = NO_INVOICE;
      if (state === undefined) return undefined;
      state = evolveInvoice(state, change);
      const view = viewPayin(state);
      if (view === undefined || view.version === version) return undefined;
      version = view.version;
      return view;
    },
  };
}
