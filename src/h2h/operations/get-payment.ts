import { applicationId } from '../../domain/ids.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { collectFaults } from './faults.ts';
import { findApplication } from './find-application.ts';
import { answerOf, type PaymentAnswer } from './payment-answer.ts';
import { MAX_PAYMENT_ID_LENGTH } from './read-application.ts';

/** Exactly one of the two names a payin or a payout. */
export interface PaymentSelector {
  readonly paymentId: string | undefined;
  readonly applicationId: string | undefined;
}

const MAX_APPLICATION_ID_LENGTH = 64;

export async function getPayment(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  selector: PaymentSelector,
): Promise<PaymentAnswer> {
  const { desk } = open;
  const faults = collectFaults();
  const paymentId = faults.text('payment_id', selector.paymentId, MAX_PAYMENT_ID_LENGTH);
  const id = faults.text('application_id', selector.applicationId, MAX_APPLICATION_ID_LENGTH);
  if (paymentId === undefined && id === undefined) faults.wrong('payment_id', 'is required');
  if (paymentId !== undefined && id !== undefined) faults.wrong('application_id', 'must not stand beside payment_id');
  faults.done();
  const found = await findApplication(ports, call, desk, id ?? applicationId(desk.id, paymentId ?? ''));
  return await answerOf(ports, call, found.view);
}
