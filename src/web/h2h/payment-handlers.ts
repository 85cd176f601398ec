import type { Product } from '../../domain/application/application.ts';
import { methodOf } from '../../domain/application/methods.ts';
import { refuse, refuseField } from '../../domain/errors.ts';
import type { CardGiven } from '../../h2h/operations/card.ts';
import type { PaymentAnswer } from '../../h2h/operations/payment-answer.ts';
import type { Outcome } from '../../h2h/operations/refused.ts';
import type { TokenizedCard } from '../../ports/vault.ts';
import { FIELDS, type FieldNames } from './field-names.ts';
import { readAmount, readNew, readReceiver } from './read-application.ts';
import { answered, type H2hAnswer, type H2hHandler, type H2hRequest, refusedAs } from './request.ts';
import { paymentBody, refundBody } from './write-answer.ts';

/** What is asked of payins and payouts. The product and the way of the money are said by the path. */
export interface Route {
  readonly product: Product;
  readonly flow: 'payin' | 'payout';
}

/** Methods of the hosted page by what merchants call them there (reference h2h §6.2). */
const WIDGET_METHODS: Readonly<Record<string, string>> = {
  'payin-p2p-card': 'card-p2p',
  'payin-p2p-sbp': 'sbp-p2p',
  'payin-p2p-mobile': 'mobile-p2p',
  'payin-p2p-international': 'international-p2p',
  'payin-p2p-card-international': 'card-international-p2p',
  'payin-qr-sbp': 'qr-sbp',
  'payin-ecom-card': 'card-ecom',
};

export const createPayin =
  ({ product }: Route): H2hHandler =>
  async (request) => {
    const { hostToHost, call, body, projectId } = request;
    const wrongType = typeFault(request, 'payin');
    if (wrongType !== undefined) return wrongType;
    const card = await cardOf(request, 'card');
    if (card !== undefined && !card.ok) return refusedAs(card, FIELDS.card);
    const payin = {
      ...readNew(body, product, body.text('payment.method')),
      sender: body.texts('sender'),
      card: card && { token: card.value.token, paymentSessionId: card.value.paymentSessionId },
      hosted: false,
    };
    return await answered(request, () => hostToHost.createPayin(countedBy(card, call), projectId, payin), paymentBody);
  };

/** A payin whose payer is served by a page of ours (reference h2h §10). */
export const createHostedPayin: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const wrongType = typeFault(request, 'payin');
  if (wrongType !== undefined) return wrongType;
  const asked = body.text('payment.widget_method') ?? body.text('payment.method');
  const method = asked === undefined ? undefined : (WIDGET_METHODS[asked] ?? asked);
  const product = (method === undefined ? undefined : methodOf(method)?.product) ?? 'p2p';
  const payin = { ...readNew(body, product, method), sender: body.texts('sender'), card: undefined, hosted: true };
  return await answered(request, () => hostToHost.createPayin(call, projectId, payin), paymentBody, FIELDS.widget);
};

export const createPayout =
  ({ product }: Route): H2hHandler =>
  async (request) => {
    const { hostToHost, call, body, projectId } = request;
    const wrongType = typeFault(request, 'payout');
    if (wrongType !== undefined) return wrongType;
    const card = await cardOf(request, 'receiver');
    if (card !== undefined && !card.ok) return refusedAs(card, FIELDS.receiver);
    const receiver = readReceiver(body, card?.value.token);
    const payout = { ...readNew(body, product, body.text('payment.method')), receiver };
    return await answered(
      request,
      () => hostToHost.createPayout(countedBy(card, call), projectId, payout),
      paymentBody,
    );
  };

export const correctRequisites: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const card = await cardOf(request, 'receiver');
  if (card !== undefined && !card.ok) return refusedAs(card, FIELDS.receiver);
  const receiver = readReceiver(body, card?.value.token);
  const paymentId = body.text('general.payment_id');
  return await answered(
    request,
    () => hostToHost.correctPayout(countedBy(card, call), projectId, paymentId, receiver),
    paymentBody,
  );
};

/** What is under another path is not here. */
export const readInfo =
  ({ product, flow }: Route): H2hHandler =>
  async (request) => {
    const { hostToHost, call, body, projectId } = request;
    const selector = { paymentId: body.text('general.payment_id'), applicationId: body.text('general.request_id') };
    const run = async (): Promise<Outcome<PaymentAnswer>> => {
      const outcome = await hostToHost.getPayment(call, projectId, selector);
      if (!outcome.ok) return outcome;
      const { type, facts, applicationId } = outcome.value.view;
      // The payer of a hosted payin chooses the product: it is found under either, so that nobody has to follow the choice.
      if (type === flow && (facts.product === product || facts.hosted)) return outcome;
      return refuse('APPLICATION_NOT_FOUND', `The cash desk has no such ${product} ${flow}`, {
        application_id: applicationId,
      });
    };
    return await answered(request, run, paymentBody);
  };

export const confirm3ds: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const paymentId = body.text('general.payment_id');
  const paRes = body.text('result.pa_res');
  const md = body.text('result.md');
  const result = {
    cres: body.text('result.cres'),
    otp: body.text('result.otp'),
    paRes: paRes === undefined && md === undefined ? undefined : { paRes, md },
  };
  return await answered(request, () => hostToHost.confirm3ds(call, projectId, paymentId, result), paymentBody);
};

export const confirmPaid: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const paymentId = body.text('general.payment_id');
  return await answered(request, () => hostToHost.confirmPaid(call, projectId, paymentId), paymentBody);
};

export const createRefund: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const refund = {
    paymentId: body.text('general.payment_id'),
    refundId: body.text('general.refund_id'),
    amount: readAmount(body, 'refund.amount', 'refund.currency'),
    reason: body.text('refund.reason'),
  };
  return await answered(request, () => hostToHost.createRefund(call, projectId, refund), refundBody, FIELDS.refund);
};

export const readRefund: H2hHandler = async (request) => {
  const { hostToHost, call, body, projectId } = request;
  const names = { paymentId: body.text('general.payment_id'), refundId: body.text('general.refund_id') };
  return await answered(request, () => hostToHost.getRefund(call, projectId, names), refundBody, FIELDS.refund);
};

/** A body may say its type beside the path (reference h2h §0.1, 4), but not another one. */
function typeFault({ body }: H2hRequest, flow: Route['flow']): H2hAnswer | undefined {
  const type = body.text('general.type') ?? body.text('type');
  if (type === undefined || type === flow) return undefined;
  return refusedAs(refuseField('type', `must be ${flow} at this path`), SAME_NAMES);
}

const SAME_NAMES: FieldNames = (field) => field;

/** A request whose card became a token was counted then. */
function countedBy(card: unknown, call: H2hRequest['call']): H2hRequest['call'] {
  return card === undefined ? call : { ...call, isCounted: true };
}

/** The card of a request as a token (P9); undefined where there is none. */
async function cardOf(
  { hostToHost, call, body, projectId = '' }: H2hRequest,
  from: 'card' | 'receiver',
): Promise<Outcome<TokenizedCard> | undefined> {
  const pan = body.text(`${from}.pan`);
  if (!body.has(`${from}.pan`) && (from === 'receiver' || !body.has('card'))) return undefined;
  const expiryMonth = body.number(`${from}.expiry_month`);
  const expiryYear = body.number(`${from}.expiry_year`);
  const cardholder = body.text(`${from}.card_holder`);
  const cvv = from === 'card' ? body.text('card.cvv') : undefined;
  // Whoever runs the operation says what could not be read.
  if (body.refusal() !== undefined) return undefined;
  const expiry = from === 'card' ? { expiryMonth: expiryMonth ?? 0, expiryYear: expiryYear ?? 0 } : undefined;
  const card: CardGiven = {
    pan: pan ?? '',
    ...expiry,
    ...(cvv === undefined ? {} : { cvv }),
    ...(cardholder === undefined || from === 'receiver' ? {} : { cardholder }),
  };
  return await hostToHost.tokenizeCard(call, projectId, body.text('general.payment_id') ?? '', card);
}
