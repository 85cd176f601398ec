import type { Chargeback__Output } from '../../src/generated/turnpike/v1/Chargeback.ts';
import type { CreateChargebackRequest } from '../../src/generated/turnpike/v1/CreateChargebackRequest.ts';
import type { ReopenChargebackRequest } from '../../src/generated/turnpike/v1/ReopenChargebackRequest.ts';
import type { Payment } from './payment.ts';
import { requestId, rub } from './requests.ts';
import { untilSeen } from './until.ts';
import type { World } from './world.ts';

type Amounts = Pick<ReopenChargebackRequest, 'body' | 'levy'>;

/** The chargebacks of a payment as an operator enters and decides them. Each call waits until the books have followed. */
export interface Chargebacks {
  /** Over all that is left of the payment, with a levy of 4000, unless told otherwise. */
  create(request?: CreateChargebackRequest): Promise<Chargeback__Output>;
  accept(id: string, amounts?: Amounts): Promise<Chargeback__Output>;
  reject(id: string, levy?: Amounts['levy']): Promise<Chargeback__Output>;
  reopen(id: string, request?: Amounts & Pick<ReopenChargebackRequest, 'moveToStage'>): Promise<Chargeback__Output>;
  cancel(id: string): Promise<Chargeback__Output>;
}

export function chargebacksOf(world: World, partyId: string, payment: Payment): Chargebacks {
  const { invoicing } = world.operator;
  const named = (chargebackId: string) => ({ requestId: requestId(), partyId, ...payment.name, chargebackId });
  const settled = async ({ chargebackId = '' }: Chargeback__Output): Promise<Chargeback__Output> => {
    const read = () => invoicing.GetPayment({ partyId, ...payment.name });
    await untilSeen(world, partyId, payment.invoice.id, read, ({ step }) => step === 'PAYMENT_STEP_IDLE');
    return await invoicing.GetChargeback({ partyId, ...payment.name, chargebackId });
  };
  return {
    create: async (request = {}) =>
      await settled(
        await invoicing.CreateChargeback({
          ...named('first'),
          reason: { category: 'CHARGEBACK_CATEGORY_FRAUD', code: '10.4' },
          levy: rub(4000n),
          ...request,
        }),
      ),
    accept: async (id, amounts = {}) => await settled(await invoicing.AcceptChargeback({ ...named(id), ...amounts })),
    reject: async (id, levy) =>
      await settled(await invoicing.RejectChargeback({ ...named(id), ...(levy === undefined ? {} : { levy }) })),
    reopen: async (id, request = {}) => await settled(await invoicing.ReopenChargeback({ ...named(id), ...request })),
    cancel: async (id) => await settled(await invoicing.CancelChargeback(named(id))),
  };
}
