import { createHash } from 'node:crypto';
import { Misconfigured } from '../domain/condition.ts';
import { isTransient, type OperationFailure } from '../domain/failure.ts';
import { type ProviderId, partitionOf, type StreamId } from '../domain/ids.ts';
import type { InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { mayCascade } from '../domain/payment/cascade.ts';
import { sessionOf } from '../domain/payment/owned-sessions.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import { judgedBy } from '../domain/payment/pinned.ts';
import type { AdapterResult, SessionOutcome, SessionState } from '../domain/session/session.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Leases } from '../ports/leases.ts';
import type { Observer, Tracing } from '../ports/observer.ts';
import { type CallbackInput, ContractViolation, OutcomeUnknown, type ProviderAdapters } from '../ports/provider.ts';
import type { ProviderHealthMonitor } from '../ports/provider-health.ts';
import { RegisterUnavailable } from '../ports/register.ts';
import type { Vault } from '../ports/vault.ts';
import { conversionOf } from './conversion.ts';
import { HeldBack, type ProviderGate } from './provider-gate.ts';
import { prepareTalk, type Talk, withTrace } from './talk.ts';

/**
 * One exchange with a provider on behalf of a session; runs in a child, so that the invoice never waits (P4).
 *  X1 Nothing is sent unless ownership outlasts the call's deadline, and nothing after that deadline: a process that was asleep
 *     on the way to a request finds out before it makes it (P7).
 *  X2 Whatever goes wrong on the way is an outcome: unknown, or a breach of contract; never a failure.
 *  X3 A request is made again only after the provider said that it never saw the key, and only with the same content.
 *  X4 The CVV is forgotten at the first definite answer; a no after which the same payment tries again, there or elsewhere, is none.
 *     What a payer gave a CVV for is not sent without it: where it is gone, the provider is asked, as after X3.
 *  X5 What the breaker of a provider holds back has not been sent, and is no failure (P7).
 */
export interface SessionCaller {
  call(job: SessionJob): Promise<SessionOutcome>;
  /** True while nothing would be sent (X1, X5): a question that can wait need not be asked, nor be written down as unanswered. */
  holdsBack(stream: StreamId, providerId: ProviderId): boolean;
}

export interface SessionJob {
  readonly stream: StreamId;
  readonly invoice: InvoiceState;
  readonly session: SessionRef;
  readonly work: SessionWork;
  readonly traceparent: string | undefined;
}

export type SessionWork =
  | { readonly type: 'call' }
  | { readonly type: 'ask' }
  | { readonly type: 'resolve' }
  | { readonly type: 'expire' }
  | { readonly type: 'callback'; readonly tag: string; readonly callback: CallbackInput };

export interface SessionCallerOptions {
  readonly adapters: ProviderAdapters;
  readonly configurations: Configurations;
  readonly vault: Vault;
  readonly leases: Leases;
  readonly clock: MachineClock;
  readonly gate: ProviderGate;
  readonly health: ProviderHealthMonitor;
  readonly observer: Observer;
  readonly tracing: Tracing;
  readonly callTimeoutMs: number;
  /** Values of secrets by name; undefined for one that is not set. */
  readonly secret: (name: string) => string | undefined;
  /** Where providers reach the callback bridge and payers come back to, without a slash at the end. */
  readonly publicUrl: () => string;
}

export function createSessionCaller(options: SessionCallerOptions): SessionCaller {
  const { leases, clock, gate, health, observer, tracing, vault, callTimeoutMs } = options;

  const call = async (job: SessionJob): Promise<SessionOutcome> => {
    const startedMs = clock.nowMs();
    const abort = new AbortController();
    const cancel = clock.after(callTimeoutMs, () => abort.abort());
    const inTime: ProviderGate['call'] = async (provider, make) => {
      if (clock.nowMs() - startedMs >= callTimeoutMs) throw new OutcomeUnknown('the time of the call was over'); // X1
      return await gate.call(provider, make);
    };
    let providerId = 'unknown';
    let outcome: SessionOutcome;
    try {
      if (!leases.outlasts(partitionOf(job.stream), callTimeoutMs))
        throw new OutcomeUnknown('ownership ends before the call would'); // X1
      const talk = await prepareTalk(options, job, abort.signal);
      providerId = talk.provider.id;
      outcome = await tracing.span(
        `provider ${job.work.type}`,
        job.traceparent,
        { provider: providerId, target: talk.session.target },
        (traceparent) =>
          converse({ ...talk, exchange: withTrace(talk.exchange, traceparent) }, vault, { ...gate, call: inTime }),
      );
      forgetCvv(vault, talk, outcome);
    } catch (error) {
      outcome = outcomeOf(error, job.work); // X2
    } finally {
      cancel();
    }
    // Nonsense counts against a provider, but not in a callback, which anybody may send.
    if (outcome.type === 'violation' && job.work.type !== 'callback' && targetOf(job) === 'processed')
      health.ended('conversion', providerId, conversionOf(job.stream, job.session.paymentId), 'error');
    observer.providerCalled(providerId, targetOf(job), job.work.type, labelOf(outcome), clock.nowMs() - startedMs);
    return outcome;
  };

  return {
    call,
    holdsBack: (stream, providerId) =>
      gate.holdsBack(providerId) || !leases.outlasts(partitionOf(stream), callTimeoutMs),
  };
}

async function converse(talk: Talk, vault: Vault, gate: ProviderGate): Promise<SessionOutcome> {
  const { adapter, exchange, job, provider } = talk;
  const process = () => gate.call(provider.id, () => adapter.process(exchange)); // X5
  const { work } = job;
  switch (work.type) {
    case 'call':
      if (adapter.status === undefined || !lostItsCvv(talk)) return { type: 'answered', result: await process() };
      return await resolve(talk, vault, gate);
    case 'ask': {
      const result = await ask(talk, gate);
      return result === 'not_found' ? { type: 'not_found', resendable: false } : { type: 'answered', result };
    }
    case 'resolve':
      return await resolve(talk, vault, gate);
    case 'expire':
      return await expire(talk, gate);
    case 'callback': {
      const { response, result } = await adapter.handleCallback(exchange, work.callback);
      if (work.callback.type === 'timeout') return { type: 'answered', result };
      return { type: 'callback_answered', tag: work.tag, digest: digestOf(work.callback.body), response, result };
    }
  }
}

async function resolve(talk: Talk, vault: Vault, gate: ProviderGate): Promise<SessionOutcome> {
  const { adapter, exchange, provider } = talk;
  const result = await ask(talk, gate);
  if (result !== 'not_found') return { type: 'answered', result };
  if (!(await resendable(talk, vault))) return { type: 'not_found', resendable: false };
  return { type: 'answered', result: await gate.call(provider.id, () => adapter.process(exchange)) }; // X3
}

async function ask({ adapter, exchange, provider }: Talk, gate: ProviderGate): Promise<AdapterResult | 'not_found'> {
  const { status } = adapter;
  if (status === undefined)
    throw new ContractViolation(`provider ${provider.id} cannot be asked what became of a request`);
  return await gate.call(provider.id, () => status.call(adapter, exchange));
}

/**
 * Ends what nobody finished, for a payer who never came and for a session that was given up. Where the provider can take the
 * key back, only that makes it certain (P7); where it cannot, its word that it still waits is all there is (decisions #4).
 */
async function expire(talk: Talk, gate: ProviderGate): Promise<SessionOutcome> {
  const { adapter, exchange, provider, session } = talk;
  const seen = await ask(talk, gate);
  if (seen !== 'not_found' && !isOpen(seen, session)) return { type: 'answered', result: seen };
  const { cancel } = adapter;
  if (cancel === undefined) return { type: 'expired' };
  const ended = await gate.call(provider.id, () => cancel.call(adapter, exchange));
  if (ended === 'cancelled') return { type: 'expired' };
  if (isOpen(ended, session)) throw new OutcomeUnknown('the provider neither finished nor cancelled it');
  return { type: 'answered', result: ended };
}

/** What a payer may still finish. A provider at work by itself is left to it, unless nobody waits for it any more. */
function isOpen({ intent }: AdapterResult, { phase }: SessionState): boolean {
  if (intent?.type === 'sleep') return phase.tag === 'finished';
  return intent?.type === 'suspend' && (phase.tag !== 'suspended' || phase.callbackTag === intent.tag);
}

/** The same content can be sent again unless it held a CVV that is gone. */
async function resendable({ payment, session, card }: Talk, vault: Vault): Promise<boolean> {
  const sessionOfCvv = cvvSessionOf(payment, session);
  return sessionOfCvv === undefined || (card?.cvv !== undefined && (await vault.holdsCvv(sessionOfCvv)));
}

/**
 * The payer gave a CVV, and it is gone before any provider said anything: what it was given without is other content. Another
 * attempt, after one that was answered, is a request of its own (X4).
 */
function lostItsCvv({ payment, session, card }: Talk): boolean {
  const unanswered =
    session.trx === undefined && session.proxyState === undefined && payment.sessions.indexOf(session) === 0;
  return unanswered && card !== undefined && card.cvv === undefined && cvvSessionOf(payment, session) !== undefined;
}

/** What the vault holds the CVV under that this session's request has in it. */
function cvvSessionOf({ facts: { payer } }: PaymentState, { target }: SessionState): string | undefined {
  if (target !== 'processed' || payer.type !== 'payment_resource' || payer.tool.type !== 'bank_card') return undefined;
  return payer.tool.cvvEmpty ? undefined : payer.paymentSessionId;
}

function forgetCvv(vault: Vault, talk: Talk, outcome: SessionOutcome): void {
  const { payment, session } = talk;
  if (outcome.type !== 'answered' || session.target !== 'processed' || session.phase.tag === 'finished') return;
  const { intent } = outcome.result;
  if (intent === undefined || (intent.type === 'fail' && triesAgain(talk, intent.failure))) return; // X4
  const { payer } = payment.facts;
  if (payer.type === 'payment_resource' && payer.paymentSessionId !== undefined) vault.forget(payer.paymentSessionId);
}

/** The same payment is about to send its card again: to the same provider, or on another route. */
function triesAgain({ payment, configuration }: Talk, reason: OperationFailure): boolean {
  if (isTransient(reason)) return true;
  try {
    return mayCascade(payment, reason, judgedBy(payment, configuration));
  } catch (error) {
    if (error instanceof Misconfigured) return false; // The payment finds out the same.
    throw error;
  }
}

export function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** An adapter that throws anything else than its contract allows has broken it: nobody knows what it did. */
function outcomeOf(error: unknown, { type }: SessionWork): SessionOutcome {
  if (error instanceof HeldBack && type === 'call') return { type: 'unknown', reason: error.message, unsent: true };
  if (error instanceof OutcomeUnknown) return { type: 'unknown', reason: error.message };
  // A CVV that another node has may be there again before it is too old.
  if (error instanceof RegisterUnavailable) return { type: 'unknown', reason: 'the CVV cannot be asked for' };
  if (error instanceof ContractViolation) return { type: 'violation', reason: error.message };
  return { type: 'violation', reason: `adapter threw ${error instanceof Error ? error.name : typeof error}` };
}

function targetOf({ invoice, session }: SessionJob): string {
  const payment = invoice.payments.get(session.paymentId);
  return (payment && sessionOf(payment, session)?.target) ?? 'unknown';
}

function labelOf(outcome: SessionOutcome): string {
  if (outcome.type === 'unknown' && outcome.unsent === true) return 'unsent';
  return outcome.type === 'answered' ? (outcome.result.intent?.type ?? 'none') : outcome.type;
}
