import { addMs } from '../../src/base/time.ts';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { RecordContent } from '../../src/wire/record.ts';
import { usualWorld } from '../diagrams/explore.ts';
import { rub } from '../domain/world.ts';
import { answered, contextOf, DECLINE, NOW, newInvoice, newPayment, SUCCEED } from '../kit/invoice-world.ts';

/** The stream of an invoice that lives through everything: two routes, a refund, an adjustment, and a dispute that is reopened. */
export function wholeLife(): readonly RecordContent[] {
  const world = usualWorld();
  const records: RecordContent[] = [];
  let invoice: InvoiceState = NO_INVOICE;
  for (const [index, command] of COMMANDS.entries()) {
    const now = addMs(NOW, index * 1_000);
    const decision = decideInvoice(invoice, command, contextOf({ world, now }));
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.message}`);
    const { changes } = decision;
    invoice = changes.reduce(evolveInvoice, invoice);
    records.push({ time: now, actor: { credential: 'node', role: 'node' }, changes });
  }
  return records;
}

const paymentId = 'payment';
const refund = { paymentId, refundId: '1', no: 0 };
const chargebackId = 'dispute';

const COMMANDS: readonly InvoiceCommand[] = [
  newInvoice(),
  newPayment(),
  answered(0, DECLINE),
  answered(1, SUCCEED),
  answered(2, SUCCEED),
  { type: 'RefundPayment', paymentId, refund: { manual: false, cost: rub(2_000), reason: 'a page was missing' } },
  { type: 'ApplyOutcome', session: refund, outcome: { type: 'answered', result: { intent: SUCCEED } } },
  { type: 'CreateAdjustment', paymentId, adjustment: { reason: 'another fee', scenario: { type: 'cash_flow' } } },
  {
    type: 'CreateChargeback',
    paymentId,
    chargeback: { id: chargebackId, reason: { category: 'fraud', code: '4837' }, levy: rub(500) },
  },
  { type: 'DecideChargeback', paymentId, chargebackId, decision: { type: 'accept' } },
  { type: 'DecideChargeback', paymentId, chargebackId, decision: { type: 'reopen', levy: rub(700) } },
  { type: 'DecideChargeback', paymentId, chargebackId, decision: { type: 'reject' } },
];
