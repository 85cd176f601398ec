import { describe, expect, it } from 'vitest';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { troubledWorld } from '../kit/crash-drill.ts';
import { type PaymentNode, startPaymentNode } from '../kit/payment-node.ts';
import { SUCCESS } from '../kit/scripted-provider.ts';

const CAPTURE = { type: 'CapturePayment', paymentId: 'payment', reason: 'sent' } as const;
const CANCEL = { type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' } as const;

const ask = (node: PaymentNode, requestId: string, command: InvoiceCommand, content = requestId) =>
  node.ask(command, { requestId, fingerprint: Buffer.from(content) });

async function held(): Promise<PaymentNode> {
  const node = await startPaymentNode({ configuration: troubledWorld() });
  await node.create();
  await node.start({ flow: { type: 'hold', onExpiration: 'cancel' } });
  await node.until(({ step }) => step === 'flow_waiting');
  return node;
}

describe('a request for what is under way already', () => {
  it.each([
    [CAPTURE, 'captured'],
    [CANCEL, 'cancelled'],
  ] as const)(
    'is accepted, and its repeat is, too, when all is over and the node has died: %o',
    async (command, tag) => {
      const node = await held();
      node.provider.script('process', 'hang');
      expect(await ask(node, 'first', command)).toMatchObject({ ok: true });
      expect(await ask(node, 'second', command)).toMatchObject({ ok: true });
      node.provider.release(SUCCESS);
      await node.until(({ status }) => status.tag === tag);

      const later = await node.crash();
      expect(await ask(later, 'second', command)).toMatchObject({ ok: true });
      expect(await ask(later, 'second', command, 'other')).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
      expect(await ask(later, 'third', command)).toMatchObject({ reason: 'INVALID_PAYMENT_STATUS' });
    },
  );
});
