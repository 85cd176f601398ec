import { viewPayout } from '../../domain/payout/view-payout.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { collectFaults } from './faults.ts';
import { accepted, findPayment, mustView, notFound } from './find-application.ts';
import { answerOf, type PaymentAnswer } from './payment-answer.ts';
import { MAX_PAYMENT_ID_LENGTH } from './read-application.ts';
import { type ReceiverInput, readReceiver, sealReceiver } from './receiver.ts';

/** Other details of the recipient for a payout in dispute: it is sent again under the same reservation (reference h2h §4.4). */
export async function correctPayout(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  paymentId: string | undefined,
  receiver: ReceiverInput | undefined,
): Promise<PaymentAnswer> {
  const { desk } = open;
  const named = collectFaults();
  const name = named.requiredText('payment_id', paymentId, MAX_PAYMENT_ID_LENGTH);
  readReceiver(named, open, undefined, receiver);
  named.done();
  const found = await findPayment(ports, call, desk, name);
  const { applicationId, facts } = found.view;
  if (found.type !== 'payout') throw notFound(applicationId);
  const faults = collectFaults();
  readReceiver(faults, open, facts.method, receiver);
  faults.done();
  const sealed = await sealReceiver(ports, desk.partyId, applicationId, receiver ?? {});
  const answer = await ports.payouts.ask(
    found.stream,
    { type: 'CorrectPayoutRequisites', receiver: sealed.receiver },
    requestOf(call, { newKeys: sealed.newKeys }),
  );
  return await answerOf(ports, call, mustView(viewPayout(accepted(answer).state)));
}
