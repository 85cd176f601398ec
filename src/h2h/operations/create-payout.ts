import { applicationId, payoutStream } from '../../domain/ids.ts';
import { viewPayout } from '../../domain/payout/view-payout.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { factsOf } from './create-payin.ts';
import { collectFaults } from './faults.ts';
import { mustView } from './find-application.ts';
import { fingerprintOf, requestIdOf } from './fingerprint.ts';
import { acceptedOnce } from './once.ts';
import { answerOf, asCreated, type PaymentAnswer } from './payment-answer.ts';
import { type NewApplication, readApplication } from './read-application.ts';
import { readCustomer } from './read-customer.ts';
import { type ReceiverInput, readReceiver, sealReceiver } from './receiver.ts';

/** What a payout is created with, as both doors give it. */
export interface NewPayoutRequest extends NewApplication {
  readonly receiver: ReceiverInput | undefined;
}

/** Money to a recipient (reference h2h §5.5). What the balance does not cover is declined, as a state. */
export async function createPayout(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  asked: NewPayoutRequest,
): Promise<PaymentAnswer> {
  const { vault } = ports;
  const { desk } = open;
  const faults = collectFaults();
  const read = readApplication(faults, open, 'payout', asked);
  readReceiver(faults, open, asked.method, asked.receiver);
  readCustomer(faults, asked.customer); // Checked as that of a payin is, and not kept.
  faults.done();
  const application = read();
  const { shop, amount, lifetimeMs } = application;
  const { partyId } = desk;
  const id = applicationId(desk.id, application.paymentId);
  const { receiver, newKeys } = await sealReceiver(ports, partyId, id, asked.receiver ?? {});
  const { validateOnly, ...content } = asked;
  const answer = await ports.payouts.ask(
    payoutStream(partyId, id),
    {
      type: 'CreatePayout',
      payout: {
        id,
        partyId,
        shopId: shop.id,
        amount,
        receiver,
        application: { ...factsOf(open, application), hosted: false },
        lifetimeMs,
      },
    },
    requestOf(call, {
      requestId: requestIdOf('CreatePayout', id),
      fingerprint: fingerprintOf(vault, 'CreatePayout', id, content),
      newKeys,
      ...(validateOnly ? { validateOnly } : {}),
    }),
  );
  const { state } = acceptedOnce(answer, application.paymentId);
  return await answerOf(ports, call, asCreated(mustView(viewPayout(state))));
}
