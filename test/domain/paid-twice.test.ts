import { expect, it } from 'vitest';
import { decideInvoice } from '../../src/domain/invoice/decide.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { usualWorld } from '../diagrams/explore.ts';
import { answered, contextOf, DECLINE, newInvoice, newPayment, SUCCEED } from '../kit/invoice-world.ts';

function take(invoice: InvoiceState, command: InvoiceCommand): InvoiceState {
  const decision = decideInvoice(invoice, command, contextOf({ world: usualWorld() }));
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.message}`);
  return decision.changes.reduce(evolveInvoice, invoice);
}

it('btcpayserver: an invoice that is paid twice says so, on the payment that came second', () => {
  const commands: readonly InvoiceCommand[] = [
    newInvoice(),
    newPayment({ id: 'first' }),
    answered(0, DECLINE, 'first'),
    answered(1, DECLINE, 'first'),
    newPayment({ id: 'second', flow: { type: 'hold', onExpiration: 'cancel' } }),
    answered(0, SUCCEED, 'second'),
    {
      type: 'CreateAdjustment',
      paymentId: 'first',
      adjustment: { reason: 'the bank took it', scenario: { type: 'status_change', target: { tag: 'captured' } } },
    },
    { type: 'CapturePayment', paymentId: 'second', reason: 'sent' },
    answered(1, SUCCEED, 'second'),
  ];
  const { status, payments } = commands.reduce(take, NO_INVOICE);
  expect(status).toEqual({ tag: 'paid' });
  expect(payments.get('first')?.flags).toEqual([]);
  expect(payments.get('second')).toMatchObject({ status: { tag: 'captured' }, flags: ['PAID_OVER'] });
});
