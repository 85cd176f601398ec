import { addMs } from '../../base/time.ts';
import { PAYIN_PAYMENT_ID } from '../../domain/application/payin.ts';
import { viewPayin } from '../../domain/application/view-payin.ts';
import { applicationId, applicationTag, invoiceStream } from '../../domain/ids.ts';
import type { NewInvoice, NewPayment } from '../../domain/invoice/invoice.ts';
import type { PaymentTool } from '../../domain/payment-tool.ts';
import { type SealedPerson, sealPerson } from '../../ports/seal-person.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import { type CardByToken, describeCard } from './card.ts';
import type { OpenDesk } from './cash-desk.ts';
import { choicesOf } from './directory.ts';
import { collectFaults, type Faults } from './faults.ts';
import { mustView } from './find-application.ts';
import { fingerprintOf, requestIdOf } from './fingerprint.ts';
import { acceptedOnce } from './once.ts';
import { answerOf, asCreated, type PaymentAnswer } from './payment-answer.ts';
import { type NewApplication, type ReadApplication, readApplication } from './read-application.ts';
import { readCustomer } from './read-customer.ts';
import { refused } from './refused.ts';

/** What a payin is created with, as both doors give it. */
export interface NewPayin extends NewApplication {
  readonly sender: Readonly<Record<string, string>> | undefined;
  readonly card: CardByToken | undefined;
  /** Serves the payer by a page of ours. */
  readonly hosted: boolean;
}

const MAX_TOKEN_LENGTH = 128;
/** Of a payer who is to give a card on our page (reference h2h §2.1). */
const MAX_HOSTED_CARD_LIFETIME_SECONDS = 600;

/**
 * An invoice with one payment behind it, in one append (reference h2h §5.1, §5.2). A hosted payin has no payment yet where its payer
 * is to give a card, or to choose.
 */
export async function createPayin(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  given: NewPayin,
): Promise<PaymentAnswer> {
  const { vault } = ports;
  const { desk } = open;
  const faults = collectFaults();
  const isOpen = given.hosted && (given.method ?? '') === '';
  // Until the payer has chosen, no product is another one's.
  const asked: NewPayin = isOpen ? { ...given, product: 'p2p' } : given;
  const awaitsPayer = isOpen || (asked.hosted && asked.product === 'ecom');
  const read = readApplication(faults, open, 'payin', asked, {
    payerChooses: asked.hosted,
    ...(awaitsPayer && !isOpen ? { maxLifetimeSeconds: MAX_HOSTED_CARD_LIFETIME_SECONDS } : {}),
  });
  const data = readCustomer(faults, asked.customer, asked.sender);
  readCard(faults, asked);
  if (isOpen && asked.amount !== undefined && choicesOf(open, asked.amount.currency, '').length === 0) {
    faults.wrong('method', 'is required: the page has none to offer for this currency');
  }
  faults.done();
  const application = read();
  const { partyId } = desk;
  const id = applicationId(desk.id, application.paymentId);
  const tool = awaitsPayer ? undefined : await toolOf(ports, partyId, id, application, asked.card);
  const { newKeys, ...person } = await sealPerson(vault, partyId, { invoiceId: id }, data);
  const { validateOnly, card, ...rest } = asked;
  const content = { ...rest, card: card?.token };
  const answer = await ports.entities.ask(
    invoiceStream(partyId, id),
    {
      type: 'CreatePayin',
      invoice: invoiceOf(ports, open, id, application),
      application: {
        ...factsOf(open, application),
        hosted: asked.hosted,
        ...(tool === undefined ? { payer: person } : {}),
      },
      ...(tool === undefined ? {} : { payment: paymentOf(application.redirectUrl, tool, asked.card, person) }),
      lifetimeMs: application.lifetimeMs,
    },
    requestOf(call, {
      requestId: requestIdOf('CreatePayin', id),
      fingerprint: fingerprintOf(vault, 'CreatePayin', id, content),
      newKeys,
      ...(validateOnly ? { validateOnly } : {}),
    }),
  );
  const { state } = acceptedOnce(answer, application.paymentId);
  return await answerOf(ports, call, asCreated(mustView(viewPayin(state))));
}

function readCard(faults: Faults, { product, card, hosted }: NewPayin): void {
  faults.text('card_token', card?.token, MAX_TOKEN_LENGTH);
  faults.text('payment_session_id', card?.paymentSessionId, MAX_TOKEN_LENGTH);
  if (product === 'ecom' && hosted && card !== undefined) {
    faults.wrong('card_token', 'is given by the payer, on the page');
  }
  if (product === 'ecom' && !hosted && (card === undefined || card.token === '')) {
    faults.wrong('card_token', 'is required');
  }
  if (product !== 'p2p' || card === undefined) return;
  if (card.token !== '') faults.wrong('card_token', 'is of card payments only');
  if (card.paymentSessionId) faults.wrong('payment_session_id', 'is of card payments only');
}

async function toolOf(
  ports: HostToHostPorts,
  partyId: string,
  id: string,
  { method }: ReadApplication,
  card: CardByToken | undefined,
): Promise<PaymentTool> {
  if (card === undefined) return { type: 'payment_terminal', service: method };
  const described = await describeCard(ports, partyId, card.token);
  const { paymentSessionId } = card;
  if (paymentSessionId === undefined || paymentSessionId === '') return { ...described, cvvEmpty: true };
  if (await ports.vault.holdsCvv(paymentSessionId)) return { ...described, cvvEmpty: false };
  // The vault forgets a CVV at the first definite answer, so a repeat names a session that is gone, and is still answered.
  if ((await ports.inbox.streamOf(applicationTag(id))) !== undefined) return { ...described, cvvEmpty: true };
  throw refused(
    'PAYMENT_SESSION_EXPIRED',
    'The vault no longer holds the CVV of this session; tokenize the card again',
  );
}

function invoiceOf(
  { businessClock }: HostToHostPorts,
  { desk }: OpenDesk,
  id: string,
  { shop, amount, description, lifetimeMs }: ReadApplication,
): NewInvoice {
  return {
    id,
    partyId: desk.partyId,
    shopId: shop.id,
    details: { product: desk.name, ...(description === undefined ? {} : { description }) },
    dueTime: addMs(businessClock.now(), lifetimeMs),
    cost: amount,
  };
}

/** The payment of a payin, whoever said what it is paid with. */
export function paymentOf(
  redirectUrl: string | undefined,
  tool: PaymentTool,
  card: Pick<CardByToken, 'paymentSessionId'> | undefined,
  person: Omit<SealedPerson, 'newKeys'>,
): NewPayment {
  const paymentSessionId = tool.type === 'bank_card' && !tool.cvvEmpty ? card?.paymentSessionId : undefined;
  return {
    id: PAYIN_PAYMENT_ID,
    payer: {
      type: 'payment_resource',
      tool,
      ...(paymentSessionId === undefined ? {} : { paymentSessionId }),
      ...person,
    },
    flow: { type: 'instant' },
    makeRecurrent: false,
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
  };
}

/** The facts that payins and payouts share; nothing of the cash desk's settings is looked up again later. */
export function factsOf({ desk }: OpenDesk, application: ReadApplication) {
  const { shop: _shop, amount: _amount, lifetimeMs: _lifetimeMs, ...facts } = application;
  const { onExpiry, confirmTimeoutMs } = desk;
  return { ...facts, projectId: desk.id, onExpiry, confirmTimeoutMs };
}
