import { createHash } from 'node:crypto';
import { maskDigits } from '../base/mask-digits.ts';
import { failure } from '../domain/failure.ts';
import { type ProviderId, partitionOf, type StreamId } from '../domain/ids.ts';
import type { AdapterResult, SessionOutcome, SessionState } from '../domain/session/session.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { EntityState } from '../ports/entities.ts';
import type { CustomerKeyRow } from '../ports/journal.ts';
import type { Leases } from '../ports/leases.ts';
import type { Observer, Tracing } from '../ports/observer.ts';
import { ContractViolation, OutcomeUnknown, type ProviderAnswer } from '../ports/provider.ts';
import type { ProviderHealthMonitor } from '../ports/provider-health.ts';
import { RegisterUnavailable } from '../ports/register.ts';
import type { EntityKind, EntityRef, SessionWork } from './entity-kind.ts';
import { HeldBack, type ProviderGate } from './provider-gate.ts';
import { sealRequisites } from './seal-requisites.ts';
import type { ProviderApi, Talk, TalkSources } from './talk.ts';
import { readVerification } from './verification.ts';

/**
 * One exchange with a provider on behalf of a session; runs in a child, so that its invoice or payout never waits (P4).
 *  X1 Nothing is sent unless ownership outlasts the call's deadline, and nothing after that deadline: a process that was asleep
 *     on the way to a request finds out before it makes it (P7).
 *  X2 Whatever goes wrong on the way is an outcome: unknown, or a breach of contract; never a failure.
 *  X3 A request is made again only after the provider said that it never saw the key, and only with the same content.
 *  X4 The CVV is forgotten at the first definite answer; a no after which the same payment tries again, there or elsewhere, is none.
 *     What a payer gave a CVV for is not sent without it: where it is gone, the provider is asked, as after X3.
 *  X5 What the breaker of a provider holds back, or its adapter has no way to send, has not been sent, and is no failure (P7).
 *  X6 What a payer entrusted goes to the provider and nowhere else, and is forgotten with the provider's answer; once it is gone,
 *     the provider is asked (P9). What a provider says of a payee is sealed before it leaves this file, and in the words of its no
 *     whatever may be a card number is hidden.
 */
export interface SessionCaller {
  call(job: SessionJob): Promise<Called>;
  /** True while nothing would be sent (X1, X5): a question that can wait need not be asked, nor be written down as unanswered. */
  holdsBack(stream: StreamId, providerId: ProviderId): boolean;
}

export interface Called {
  readonly outcome: SessionOutcome;
  /** Keys that what the outcome has in it was sealed with; stored with it. */
  readonly newKeys: readonly CustomerKeyRow[];
}

export interface SessionJob {
  readonly stream: StreamId;
  readonly kind: EntityKind;
  readonly state: EntityState;
  readonly session: EntityRef;
  readonly work: SessionWork;
  readonly traceparent: string | undefined;
}

export interface SessionCallerOptions extends TalkSources {
  readonly leases: Leases;
  readonly clock: MachineClock;
  readonly gate: ProviderGate;
  readonly health: ProviderHealthMonitor;
  readonly observer: Observer;
  readonly tracing: Tracing;
  readonly callTimeoutMs: number;
}

const NO_KEYS: readonly CustomerKeyRow[] = [];

export function createSessionCaller(options: SessionCallerOptions): SessionCaller {
  const { leases, clock, gate, health, observer, tracing, vault, callTimeoutMs } = options;

  const converseIn = async (job: SessionJob, talk: Talk, gated: ProviderGate): Promise<Called> => {
    const { providerId, target } = { providerId: talk.provider.id, target: talk.session.target };
    const attributes = { provider: providerId, target };
    const said = await tracing.span(`provider ${job.work.type}`, job.traceparent, attributes, (traceparent) =>
      converse({ ...talk, work: job.work, called: talk.api(traceparent), gate: gated, vault }),
    );
    if (said.type === 'answered') talk.answered(said.result);
    return await sealRequisites(vault, talk, withoutCardNumbers(said));
  };

  const call = async (job: SessionJob): Promise<Called> => {
    const startedMs = clock.nowMs();
    const abort = new AbortController();
    const cancel = clock.after(callTimeoutMs, () => abort.abort());
    const inTime: ProviderGate['call'] = async (provider, make) => {
      if (clock.nowMs() - startedMs >= callTimeoutMs) throw new OutcomeUnknown('the time of the call was over'); // X1
      return await gate.call(provider, make);
    };
    let providerId = 'unknown';
    let called: Called;
    try {
      if (!leases.outlasts(partitionOf(job.stream), callTimeoutMs))
        throw new OutcomeUnknown('ownership ends before the call would'); // X1
      const talk = await job.kind.talk(options, job.state, job.session, abort.signal);
      providerId = talk.provider.id;
      called = await converseIn(job, talk, { ...gate, call: inTime });
    } catch (error) {
      called = { outcome: outcomeOf(error, job.work), newKeys: NO_KEYS }; // X2
    } finally {
      cancel();
    }
    const { outcome } = called;
    const target = job.kind.session(job.state, job.session)?.target ?? 'unknown';
    const conversion = job.kind.conversion(job.stream, job.state, job.session);
    // Nonsense counts against a provider, but not in a callback, which anybody may send.
    if (outcome.type === 'violation' && job.work.type !== 'callback' && conversion !== undefined)
      health.ended('conversion', providerId, conversion, 'error');
    observer.providerCalled(providerId, target, job.work.type, labelOf(outcome), clock.nowMs() - startedMs);
    return called;
  };

  return {
    call,
    holdsBack: (stream, providerId) =>
      gate.holdsBack(providerId) || !leases.outlasts(partitionOf(stream), callTimeoutMs),
  };
}

/** What is said in one exchange, before anything of it is sealed. */
export type Said =
  | Exclude<SessionOutcome, { readonly type: 'answered' | 'callback_answered' }>
  | { readonly type: 'answered'; readonly result: ProviderAnswer }
  | {
      readonly type: 'callback_answered';
      readonly tag: string;
      readonly digest: string;
      readonly response: Uint8Array;
      readonly result: ProviderAnswer;
    };

/** X6 */
function withoutCardNumbers(said: Said): Said {
  if (!('result' in said) || said.result.intent?.type !== 'fail') return said;
  const { failure: no } = said.result.intent;
  if (no.type !== 'failure' || no.failure.reason === undefined) return said;
  const intent = { type: 'fail', failure: failure(no.failure.code, maskDigits(no.failure.reason)) } as const;
  return { ...said, result: { ...said.result, intent } };
}

interface Conversation extends Talk {
  readonly work: SessionWork;
  readonly called: ProviderApi;
  readonly gate: ProviderGate;
  readonly vault: TalkSources['vault'];
}

async function converse(talk: Conversation): Promise<Said> {
  const { work, called, gate, provider } = talk;
  const process = () => gate.call(provider.id, called.process); // X5
  switch (work.type) {
    case 'call':
      if (called.status === undefined || !talk.lostItsCvv) return { type: 'answered', result: await process() };
      return await resolve(talk);
    case 'ask':
      return await askOnly(talk);
    case 'resolve':
      return await resolve(talk);
    case 'expire':
      return await expire(talk);
    case 'submit':
      return await submit(talk, work);
    case 'callback': {
      const { response, result } = await called.handleCallback(work.callback);
      if (work.callback.type === 'timeout') return { type: 'answered', result };
      return { type: 'callback_answered', tag: work.tag, digest: digestOf(work.callback.body), response, result };
    }
  }
}

async function resolve(talk: Conversation): Promise<Said> {
  const { called, provider, gate } = talk;
  const result = await ask(talk);
  if (result !== 'not_found') return { type: 'answered', result };
  if (!(await talk.resendable())) return { type: 'not_found', resendable: false };
  return { type: 'answered', result: await gate.call(provider.id, called.process) }; // X3
}

async function askOnly(talk: Conversation): Promise<Said> {
  const result = await ask(talk);
  return result === 'not_found' ? { type: 'not_found', resendable: false } : { type: 'answered', result };
}

async function ask({ called: { status }, provider, gate }: Conversation): Promise<ProviderAnswer | 'not_found'> {
  if (status === undefined)
    throw new ContractViolation(`provider ${provider.id} cannot be asked what became of a request`);
  return await gate.call(provider.id, status);
}

/**
 * Ends what nobody finished, for a payer who never came and for a session that was given up. Where the provider can take the
 * key back, only that makes it certain (P7); where it cannot, its word that it still waits is all there is (decisions #4). That is
 * enough for money that nobody has sent yet, and not for money that is on its way out: what is given up might be sent again.
 */
async function expire(talk: Conversation): Promise<Said> {
  const { called, provider, session, gate } = talk;
  const seen = await ask(talk);
  if (seen !== 'not_found' && !isOpen(seen, session)) return { type: 'answered', result: seen };
  const { cancel } = called;
  if (cancel === undefined) return outlasted(seen, session);
  const ended = await gate.call(provider.id, cancel);
  if (ended === 'cancelled') return { type: 'expired' };
  if (isOpen(ended, session)) throw new OutcomeUnknown('the provider neither finished nor cancelled it');
  return { type: 'answered', result: ended };
}

/** The time is over, and the provider takes nothing back. */
function outlasted(seen: ProviderAnswer | 'not_found', { target, phase }: SessionState): Said {
  if (target !== 'paid_out' || phase.tag === 'finished') return { type: 'expired' };
  if (seen === 'not_found') return { type: 'not_found', resendable: false };
  throw new OutcomeUnknown('the provider still has the payout, and takes nothing back');
}

/** What the payer gave is gone: the provider says what it knows, and whether it still waits for it (X6). */
async function lostVerification(talk: Conversation): Promise<Said> {
  const seen = await ask(talk);
  if (seen === 'not_found') return { type: 'not_found', resendable: false };
  return { type: 'answered', result: isOpen(seen, talk.session) ? { verification: 'lost', ...seen } : seen };
}

/** X6. What somebody may have brought before is brought again only if the provider still waits for it (X3). */
async function submit(talk: Conversation, { ref, again }: SessionWork & { readonly type: 'submit' }): Promise<Said> {
  const { called, provider, session, gate, vault } = talk;
  const payload = await vault.entrusted(ref);
  if (payload === undefined) return await lostVerification(talk);
  const { submit: bring } = called;
  if (bring === undefined) throw new ContractViolation(`provider ${provider.id} takes nothing that a payer gave`);
  if (again === true && called.status !== undefined) {
    const seen = await ask(talk);
    if (seen !== 'not_found' && !isOpen(seen, session)) {
      vault.forget(ref);
      return { type: 'answered', result: seen };
    }
  }
  const result = await gate.call(provider.id, () => bring(readVerification(payload)));
  vault.forget(ref);
  return { type: 'answered', result: { verification: 'delivered', ...result } };
}

/** What a payer may still finish. A provider at work by itself is left to it, unless nobody waits for it any more. */
function isOpen({ intent }: AdapterResult, { phase }: SessionState): boolean {
  if (intent?.type === 'sleep') return phase.tag === 'finished';
  return intent?.type === 'suspend' && (phase.tag !== 'suspended' || phase.callbackTag === intent.tag);
}

export function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** An adapter that throws anything else than its contract allows has broken it: nobody knows what it did. */
function outcomeOf(error: unknown, work: SessionWork): SessionOutcome {
  const isFirst = work.type === 'call' || (work.type === 'submit' && work.again !== true);
  if (error instanceof HeldBack && isFirst) return { type: 'unknown', reason: error.message, unsent: true };
  if (error instanceof OutcomeUnknown) return { type: 'unknown', reason: error.message };
  // A CVV that another node has may be there again before it is too old.
  if (error instanceof RegisterUnavailable) return { type: 'unknown', reason: 'what a payer gave cannot be asked for' };
  if (error instanceof ContractViolation) return { type: 'violation', reason: error.message };
  return { type: 'violation', reason: `adapter threw ${error instanceof Error ? error.name : typeof error}` };
}

function labelOf(outcome: SessionOutcome): string {
  if (outcome.type === 'unknown' && outcome.unsent === true) return 'unsent';
  return outcome.type === 'answered' ? (outcome.result.intent?.type ?? 'none') : outcome.type;
}
