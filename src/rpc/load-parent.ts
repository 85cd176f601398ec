import { invoiceStream, type PartyId } from '../domain/ids.ts';
import { currentRoute, type PaymentState } from '../domain/payment/payment.ts';
import type { PaymentTool } from '../domain/payment-tool.ts';
import { cardIdOf, cardStream, chargeable } from '../domain/recurrent/card.ts';
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
  /** Those stored with the card. */
  readonly tokens: readonly RecurrentToken[];
}

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
  return { parent: parentOf(payment), tool, tokens: await tokensOf(ports, partyId, tool) };
}

function missing(problem: string): LoadedParent {
  return { parent: { found: false, problem }, tool: NO_TOOL, tokens: [] };
}

function parentOf(payment: PaymentState): RecurrentParent {
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

async function tokensOf({ customers }: Ports, partyId: PartyId, tool: PaymentTool): Promise<readonly RecurrentToken[]> {
  if (tool.type !== 'bank_card') return [];
  const { state } = await customers.cards.read(cardStream(partyId, cardIdOf(partyId, tool.fingerprint)));
  return chargeable(state);
}
