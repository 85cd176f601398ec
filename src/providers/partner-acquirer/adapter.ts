import type { AdapterIntent, AdapterResult } from '../../domain/session/session.ts';
import {
  type CallbackInput,
  ContractViolation,
  type Exchange,
  OutcomeUnknown,
  type ProviderAdapter,
} from '../../ports/provider.ts';
import { pauseMs } from './ask-again.ts';
import { REQUEST_ID, readMessage, type SavedCard } from './callback-body.ts';
import { type Errand, errandOf } from './errand.ts';
import { fitsCard } from './masked-card.ts';
import { readSession, readStatus, readSubmitted, type Seen } from './partner-answer.ts';
import { type MoneyPath, NO_SESSION, type PartnerTalk, partnerClient } from './partner-client.ts';
import { partnerOptions } from './partner-options.ts';
import { readRemembered, writeRemembered } from './remembered.ts';
import { type WireAmount, wireAmount } from './wire-amount.ts';

/**
 * Speaks to the partner acquirer for sessions (reference integrations B, decisions #25); docs/partner-acquirer.md is for whoever
 * sets it up. Keeps the promises A1 to A7 of the provider port. Not responsible for being asked again: sessions wait in the
 * journal, and their timers come back.
 *  Q1 The request id is the exchange's key: the partner does one thing under it, however often it is sent.
 *  Q2 A request that may have been sent before is asked about first, and sent again only where the partner has never seen it.
 *  Q3 Only `paymentStatus` tells that money moved, and only with the amount that was asked for: signatures cover none.
 *  Q4 What is not finished waits for the partner's callback under the request id, and is asked about by the clock all the same,
 *     so that a lost callback is harmless.
 *  Q5 A card that was saved is this payer's only if the partner says that the payment succeeded and no digit shown is another's.
 */
export interface PartnerAcquirerAdapter extends ProviderAdapter {
  status(exchange: Exchange): Promise<AdapterResult | 'not_found'>;
  /** Lets calls in flight end, then closes the connections. */
  close(): Promise<void>;
}

export interface PartnerAcquirerOptions {
  readonly nowMs?: () => number;
}

/** The name by which a provider of the configuration says that it is one of these. */
export const PARTNER_ACQUIRER = 'partner-acquirer';

/** The partner wants an empty answer. */
const NO_RESPONSE = new Uint8Array();
const DONE: AdapterResult = { intent: { type: 'succeed' } };
/** A session that expires between two of our requests is opened anew so often. */
const MOST_SESSIONS = 3;

interface Work {
  readonly talk: PartnerTalk;
  readonly exchange: Exchange;
  readonly errand: Errand;
  readonly amount: WireAmount;
}

export function createPartnerAcquirerAdapter({
  nowMs = Date.now,
}: PartnerAcquirerOptions = {}): PartnerAcquirerAdapter {
  const client = partnerClient(nowMs);

  /** Undefined where there is nothing to ask the partner for. */
  const workOf = (exchange: Exchange): Work | undefined => {
    const errand = errandOf(exchange);
    if (errand === undefined) return undefined;
    const options = partnerOptions(exchange);
    const amount = wireAmount(errand.cost, options.amountUnit);
    if (amount === undefined) throw new ContractViolation('an amount that cannot be told to the partner');
    const keyOption = errand.operation === 'processPaymentReversal' ? 'reversal_key' : 'payment_key';
    const signal = AbortSignal.any([exchange.signal, AbortSignal.timeout(options.timeoutMs)]);
    return { exchange, errand, amount, talk: { exchange, options, keyOption, signal } };
  };

  const open = async ({ talk, exchange, errand, amount }: Work, nextAction: Errand['operation'] | 'paymentStatus') => {
    const { product } = exchange.payment.invoice;
    const ofPayment = errand.operation === 'processPayment' ? { urlAfterPaymentProcessed: exchange.returnUrl } : {};
    const body = {
      requestId: exchange.idempotencyKey, // Q1
      nextAction,
      ...amount,
      description: product.slice(0, 255),
      ...(nextAction === 'paymentStatus'
        ? {}
        : { ...ofPayment, paymentCompletedCallbackUrl: talk.options.completedUrl }),
    };
    return readSession(await client.open(talk, body));
  };

  const inSession = async (work: Work, path: MoneyPath | 'paymentStatus', body: object): Promise<unknown> => {
    for (let opened = 0; opened < MOST_SESSIONS; opened += 1) {
      const { sessionId } = await open(work, path);
      const { idempotencyKey: requestId } = work.exchange;
      const answer = await client.call(work.talk, path, { sessionId, requestId, ...body });
      if (answer !== NO_SESSION) return answer;
    }
    throw new OutcomeUnknown('the sessions of the partner expire before they can be used');
  };

  const look = async (work: Work): Promise<Seen> => {
    const { exchange, errand, amount } = work;
    const { rrn } = exchange.trx ?? {};
    // The reference number of a charge that goes back is not that of the request which is asked about.
    const own = rrn === undefined || errand.operation === 'processPaymentReversal' ? {} : { rrn };
    return readStatus(await inSession(work, 'paymentStatus', own), {
      requestId: exchange.idempotencyKey,
      errand,
      amount,
    });
  };

  const submit = async (work: Work): Promise<AdapterResult> => {
    const { exchange, errand, amount } = work;
    if (errand.operation === 'processPayment') {
      const { paymentPageUrl: url } = await open(work, errand.operation);
      if (url === undefined) throw new ContractViolation('the partner has no page for its payer');
      const request = { type: 'redirect', method: 'get', url, form: {}, purpose: 'bank' } as const;
      return waiting(work, { interaction: { request } });
    }
    const body =
      errand.operation === 'completeMerchantAcquiring'
        ? { cardToken: errand.cardToken, ...amount }
        : { originalRequestId: errand.original.requestId, ...rrnOf(errand), ...amount };
    const seen = readSubmitted(await inSession(work, errand.operation, body), exchange.idempotencyKey);
    // Q3: the question comes at once, when the callback finds the session by its request id already.
    return seen.tag === 'succeeded' ? waiting(work, { timeoutMs: 0 }) : resultOf(work, seen);
  };

  const status = async (exchange: Exchange): Promise<AdapterResult | 'not_found'> => {
    const work = workOf(exchange);
    if (work === undefined) return DONE;
    const seen = await look(work);
    if (seen.tag !== 'not_found') return resultOf(work, seen);
    // The partner took it once. What it forgot is sent again under the same request id, and it is asked before (Q2).
    return exchange.state === undefined ? 'not_found' : sendAgain(work);
  };

  const told = async (
    exchange: Exchange,
    callback: CallbackInput & { readonly type: 'message' },
  ): Promise<AdapterResult> => {
    const work = workOf(exchange);
    const message = readMessage(callback);
    if (work === undefined || message?.requestId !== exchange.idempotencyKey) return {};
    const savedCard = message.savedCard && tokenOf(work, message.savedCard);
    const seen = await look(work);
    switch (seen.tag) {
      case 'succeeded':
      case 'failed':
        return resultOf(work, seen, savedCard);
      case 'pending': {
        const remembered = readRemembered(exchange.state);
        if (savedCard === undefined || remembered === undefined) return {};
        return { nextState: writeRemembered({ ...remembered, savedCard }) };
      }
      case 'not_found':
      case 'reversed':
        return {};
    }
  };

  return {
    process: async (exchange) => {
      const work = workOf(exchange);
      if (work === undefined) return DONE;
      if (exchange.state !== undefined) {
        const seen = await look(work); // Q2
        if (seen.tag !== 'not_found') return resultOf(work, seen);
      }
      return await submit(work);
    },
    status,
    // Signatures of callbacks are not known to exist: whoever sends them chooses the id, and two are two events (A6).
    identifyCallback: (message) => {
      const read = readMessage(message);
      return read && { tag: read.requestId };
    },
    handleCallback: async (exchange, callback) => {
      if (callback.type === 'message')
        return { response: NO_RESPONSE, result: await told(exchange, callback).catch(unhandled) };
      const { attempt, ...remembered } = readRemembered(exchange.state) ?? { attempt: 0 };
      const state = writeRemembered({ ...remembered, attempt: attempt + 1 });
      const result = await status({ ...exchange, state });
      if (result === 'not_found') throw new ContractViolation('a session that waits was never heard of');
      return { response: NO_RESPONSE, result };
    },
    close: () => client.close(),
  };
}

/**
 * What is wrong with the partner's answer the timer finds as well, and calls an operator. A callback that anybody may send is
 * not brought again for it.
 */
function unhandled(error: unknown): AdapterResult {
  if (error instanceof ContractViolation) return {};
  throw error;
}

function resultOf(work: Work, seen: Seen, savedCard?: string): AdapterResult {
  switch (seen.tag) {
    case 'pending':
      return { ...waiting(work), ...transactionOf(work, seen) };
    case 'succeeded': {
      const token = savedCard ?? rememberedToken(work);
      const intent: AdapterIntent = { type: 'succeed', ...(token === undefined ? {} : { recurrentToken: token }) };
      return { intent, ...transactionOf(work, seen) };
    }
    case 'failed':
      return { intent: { type: 'fail', failure: seen.failure }, ...transactionOf(work, seen) };
    case 'reversed':
      throw new ContractViolation('the money of a charge that we did not know to be finished went back');
    case 'not_found':
      throw new ContractViolation('the partner does not know a request that it took');
  }
}

/** Q4 */
function waiting(
  { exchange, talk }: Work,
  how: { readonly timeoutMs?: number } & Pick<AdapterIntent & { readonly type: 'suspend' }, 'interaction'> = {},
): AdapterResult {
  const { idempotencyKey: tag, state } = exchange;
  const remembered = readRemembered(state) ?? { attempt: 0 };
  const { timeoutMs = pauseMs(talk.options, tag, remembered.attempt), ...interaction } = how;
  if (timeoutMs === undefined)
    throw new ContractViolation('the partner has not finished it in the time that it may take');
  if (!REQUEST_ID.test(tag)) throw new ContractViolation('a request id that the partner would not take');
  return {
    intent: {
      type: 'suspend',
      tag,
      timeoutMs,
      onTimeout: { type: 'callback', payload: new Uint8Array() },
      ...interaction,
    },
    nextState: writeRemembered(remembered),
  };
}

/** At once the first time. A partner that forgets it again and again is left in peace for longer and longer (Q4). */
function sendAgain({ exchange: { idempotencyKey, state }, talk }: Work): AdapterResult {
  const { attempt, ...remembered } = readRemembered(state) ?? { attempt: 0 };
  const durationMs = attempt <= 1 ? 0 : pauseMs(talk.options, idempotencyKey, attempt);
  if (durationMs === undefined) throw new ContractViolation('the partner forgets it whenever it is sent');
  const nextState = writeRemembered({ ...remembered, attempt: attempt + 1 });
  return { intent: { type: 'sleep', durationMs }, nextState };
}

/** A capture and a reversal speak of the charge's transaction, and are none of their own. */
function transactionOf({ exchange: { target } }: Work, { trx }: Extract<Seen, { trx: unknown }>): AdapterResult {
  return target === 'processed' || target === 'refunded' ? { trx } : {};
}

function rrnOf({ original: { rrn } }: Errand & { readonly operation: 'processPaymentReversal' }) {
  return rrn === undefined ? {} : { rrn };
}

/** Q5: what else the merchant has to have asked for. */
function tokenOf({ exchange }: Work, { cardToken, maskedPan }: SavedCard): string | undefined {
  const { makeRecurrent, skipRecurrent, tool } = exchange.payment;
  const wanted = exchange.target === 'processed' && makeRecurrent && !skipRecurrent;
  return wanted && fitsCard(maskedPan, tool) ? cardToken : undefined;
}

function rememberedToken({ exchange }: Work): string | undefined {
  return exchange.target === 'processed' ? readRemembered(exchange.state)?.savedCard : undefined;
}
