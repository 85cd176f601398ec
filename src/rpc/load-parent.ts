import { invoiceStream, type PartyId } from '../domain/ids.ts';
import { currentRoute, type PaymentState } from '../domain/payment/payment.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import { cardIdOf, cardStream, chargeable, withToken } from '../domain/recurrent/card.ts';
import type { RecurrentParent, RecurrentToken } from '../domain/recurrent/recurrent.ts';
import type { CallContext, Ports } from './call.ts';
import { baseRequest } from './invoice-call.ts';
import type { RecurrentRequest } from './read-payer.ts';
import { Refused } from './refused.ts';

/** What a recurrent payment needs of the payment before it, as it is when the request comes. */
export interface LoadedParent {
  readonly parent: RecurrentParent;
  /** The parent's tool, which is charged. */
  readonly tool: PaymentTool;
  /** Those of the parent's card; none for another tool, and none while the parent is the first of its card and not over. */
  readonly tokens: readonly RecurrentToken[];
}

type FoundParent = Extract<RecurrentParent, { readonly found: true }>;

/** Of a parent that is not there; the payment is refused before anybody looks at it. */
const NO_TOOL: PaymentTool = { type: 'generic', service: '' };

export async function loadParent(
  ports: Ports,
  context: CallContext,
  partyId: PartyId,
  { invoiceId, paymentId }: RecurrentRequest['parent'],
): Promise<LoadedParent> {
  const answer = await ports.entities.read(invoiceStream(partyId, invoiceId), baseRequest(context));
  if (!answer.ok && answer.reason !== 'INVOICE_NOT_FOUND') throw new Refused(answer);
  if (!answer.ok) return missing('Parent invoice not found');
  const payment = answer.state.payments.get(paymentId);
  if (payment === undefined) return missing('Parent payment not found');
  const { tool } = payment.facts.payer;
  const parent = parentOf(payment);
  const isOver = payment.step === 'idle' && payment.status.tag !== 'failed';
  const tokens = await storedTokens(ports, partyId, tool, isOver ? tokenOf(payment) : undefined);
  // The token of a parent that is over is one of the card's, unless it was invalidated there.
  if (!isOver || tool.type !== 'bank_card' || tokens.length > 0) return { parent, tool, tokens };
  const { token: _invalidated, ...rest } = parent;
  return { parent: rest, tool, tokens };
}

function missing(problem: string): LoadedParent {
  return { parent: { found: false, problem }, tool: NO_TOOL, tokens: [] };
}

function parentOf(payment: PaymentState): FoundParent {
  const { id: paymentId, invoiceId, customerId } = payment.facts;
  const { recurrentToken: token, status } = payment;
  const route = currentRoute(payment);
  return {
    found: true,
    invoiceId,
    paymentId,
    status: status.tag,
    ...(route === undefined ? {} : { route }),
    ...(token === undefined ? {} : { token }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}

function tokenOf(payment: PaymentState) {
  const route = currentRoute(payment);
  const { recurrentToken: token, facts } = payment;
  return route === undefined || token === undefined
    ? undefined
    : { token: { ...route, token }, time: facts.createTime };
}

/** The active tokens of a card, the parent's among them also while it is still on its way to the card. */
async function storedTokens(
  { customers }: Ports,
  partyId: PartyId,
  tool: PaymentTool,
  brought: ReturnType<typeof tokenOf>,
): Promise<readonly RecurrentToken[]> {
  if (tool.type !== 'bank_card') return [];
  const { state } = await customers.cards.read(cardStream(partyId, cardIdOf(partyId, tool.fingerprint)));
  return chargeable(brought === undefined ? state : withToken(state, brought.token, brought.time));
}
