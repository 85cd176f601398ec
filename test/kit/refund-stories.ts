import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { NewRefund } from '../../src/domain/refund/refund.ts';
import { rub } from '../domain/world.ts';
import type { Story, Teller } from './crash-drill.ts';

/** Stories of captured payments of which a part is refunded, for the crash drill. */

const resting = ({ step }: PaymentState) => step === 'idle';

async function pay({ create, start, until }: Teller): Promise<void> {
  await create();
  await start();
  await until('the capture', resting);
}

const refund = ({ ask }: Teller, requestId: string, asked: Partial<NewRefund> = {}) =>
  ask(requestId, {
    type: 'RefundPayment',
    paymentId: 'payment',
    refund: { manual: false, cost: rub(2_000), ...asked },
  });

const ended = ({ until }: Teller, id: string) =>
  until(`the end of refund ${id}`, ({ refunds }) => refunds.get(id)?.step === 'finished');

export const REFUND_STORIES: readonly Story[] = [
  {
    name: 'captured, then refunded in part, once with the answer lost',
    plan: ({ plan }) => plan('refunded', 'approve_lost'),
    tell: async (teller) => {
      await pay(teller);
      await refund(teller, 'refund');
      await ended(teller, '1');
    },
  },
  {
    name: 'captured, then refunded in part at the second try',
    plan: ({ plan }) => plan('refunded', 'unavailable', 'approve'),
    tell: async (teller) => {
      await pay(teller);
      await refund(teller, 'refund', { id: 'back' });
      await ended(teller, 'back');
    },
  },
  {
    name: 'captured, then refunded in part once somebody confirmed, and by hand',
    plan: ({ plan }) => plan('refunded', 'suspend'),
    tell: async (teller) => {
      await pay(teller);
      await refund(teller, 'refund');
      await teller.until('the question', ({ refunds }) => refunds.get('1')?.sessions[0]?.phase.tag === 'suspended');
      const tag = 'party~invoice~payment~0~refund.1';
      teller.provider.confirm(tag);
      await teller.callBack(tag);
      await ended(teller, '1');
      await refund(teller, 'manual', { manual: true });
      await ended(teller, 'm2');
    },
  },
  {
    name: 'captured, then a refund that is declined and one that the merchant cannot cover',
    plan: ({ plan }) => plan('refunded', 'decline'),
    tell: async (teller) => {
      await pay(teller);
      await refund(teller, 'declined');
      await ended(teller, '1');
      await refund(teller, 'too much', { cost: rub(42_000) });
      await ended(teller, '2');
    },
  },
];
