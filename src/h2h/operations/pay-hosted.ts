import { PAYIN_PAYMENT_ID } from '../../domain/application/payin.ts';
import { refuseField, refuseFields } from '../../domain/errors.ts';
import type { PaymentTool } from '../../domain/payment-tool.ts';
import type { CardInput } from '../../ports/vault.ts';
import { requestOf } from './call.ts';
import { describeCard } from './card.ts';
import { paymentOf } from './create-payin.ts';
import { choicesOf, type DeskMethod } from './directory.ts';
import { accepted } from './find-application.ts';
import { fingerprintOf, requestIdOf } from './fingerprint.ts';
import {
  deskOf,
  type FoundPayin,
  findHosted,
  type HostedPage,
  type HostedPorts,
  pageCall,
  shown,
} from './hosted-page.ts';
import { OperationRefused } from './refused.ts';

/** What the payer gave on the page. */
export interface HostedChoice {
  readonly method: string;
  /** Of a method of cards. */
  readonly card?: CardInput;
}

/**
 * The payer of a hosted payin pays (reference h2h §10).
 *
 *  P1 The card number becomes a token before anything else is done with it (P9).
 *  P2 However often the form is sent, the payin is charged once: whatever comes second sees the page as it is (P5).
 */
export async function payHosted(
  ports: HostedPorts,
  token: string,
  { method, card }: HostedChoice,
): Promise<HostedPage | undefined> {
  const found = await findHosted(ports, token);
  if (found === undefined) return undefined;
  const choice = choiceOf(ports, found, method);
  if (choice === 'paid') return await shown(ports, found.state);
  const { applicationId: id, partyId } = found.view;
  if (choice.product === 'p2p') {
    return await start(ports, found, choice, { tool: { type: 'payment_terminal', service: method } });
  }
  if (card === undefined) throw new OperationRefused(refuseField('pan', 'is required'));
  if (card.cvv === undefined) throw new OperationRefused(refuseFields([CVV_MISSING], 'INVALID_CARD'));
  const tokenized = await ports.vault.tokenize(partyId, card, `hosted/${id}`); // P1
  if (!tokenized.ok) throw new OperationRefused(tokenized);
  const { token: cardToken, paymentSessionId } = tokenized.card;
  const described = await describeCard(ports, partyId, cardToken);
  const tool = { ...described, cvvEmpty: paymentSessionId === undefined };
  return await start(ports, found, choice, { tool, ...(paymentSessionId === undefined ? {} : { paymentSessionId }) });
}

const CVV_MISSING = { field: 'cvv', description: 'is required' };

/** `paid`: nothing is left to choose. */
function choiceOf(ports: HostedPorts, { view, state }: FoundPayin, method: string): DeskMethod | 'paid' {
  if (view.status !== 'new' || state.payments.size > 0) return 'paid'; // P2
  const desk = deskOf(ports, view.facts.projectId);
  const choices = desk === undefined ? [] : choicesOf(desk, view.amount.currency, view.facts.method);
  const choice = choices.find(({ code }) => code === method);
  if (choice === undefined) throw new OperationRefused(refuseField('method', 'is not one that can be had here'));
  return choice;
}

interface PaidWith {
  readonly tool: PaymentTool;
  readonly paymentSessionId?: string;
}

async function start(
  ports: HostedPorts,
  { stream, view }: FoundPayin,
  { code: method, product }: DeskMethod,
  { tool, paymentSessionId }: PaidWith,
): Promise<HostedPage> {
  const { vault, entities } = ports;
  const { applicationId: id, facts } = view;
  const paidBy = tool.type === 'bank_card' ? tool.token : undefined;
  const payment = paymentOf(facts.redirectUrl, tool, { paymentSessionId }, facts.payer ?? { features: {} });
  const answer = await entities.ask(
    stream,
    { type: 'PayHostedPayin', payment, product, method },
    requestOf(pageCall(ports), {
      requestId: requestIdOf('PayHostedPayin', id),
      fingerprint: fingerprintOf(vault, 'PayHostedPayin', id, { method, paidBy }),
    }),
  );
  const payer = answer.ok ? answer.state.payments.get(PAYIN_PAYMENT_ID)?.facts.payer : undefined;
  const isUsed = payer?.type === 'payment_resource' && payer.paymentSessionId === paymentSessionId;
  if (paymentSessionId !== undefined && !isUsed) vault.forget(paymentSessionId);
  if (answer.ok) return await shown(ports, answer.state);
  if (!OVERTAKEN.has(answer.reason)) throw new OperationRefused(answer);
  return await shown(ports, accepted(await entities.read(stream, requestOf(pageCall(ports)))).state); // P2
}

/** Another card came first, or the lifetime is over. */
const OVERTAKEN: ReadonlySet<string> = new Set(['REQUEST_ID_REUSED', 'INVALID_APPLICATION_STATUS']);
