import { type Refusal, refuse } from '../domain/errors.ts';
import { partitionOf, type StreamId } from '../domain/ids.ts';
import { decideInvoice } from '../domain/invoice/decide.ts';
import type { InvoiceCommand, InvoiceState } from '../domain/invoice/invoice.ts';
import { knownTransaction } from '../domain/payment/register.ts';
import type { Answer, CallbackAnswer, RequestContext } from '../ports/entities.ts';
import type { Verdict } from '../ports/journal.ts';
import { buildAppend } from './append.ts';
import { createCallbackIntake, isLateSuccess } from './callback-intake.ts';
import { reportLimits } from './committed-limits.ts';
import { reportConversions } from './conversion.ts';
import { decisionContext, loadAskedRevision, loadRevisions, mergeSeen, NOTHING_SEEN } from './decision-context.ts';
import { reportFinished } from './finished-payment.ts';
import type { InvoiceActorOptions, InvoiceMessage, InvoiceShell, Reply } from './invoice-message.ts';
import { callbackKey, createInvoiceWork } from './invoice-work.ts';
import type { PersistentBehaviour, PersistRequest } from './nact.ts';
import { NODE_REQUEST } from './node-request.ts';
import { awaitedTags, openSessions, sessionKey } from './open-session.ts';
import { present, repeatedRequest } from './repeated-request.ts';
import { createStoreAppend, refusalText } from './store-append.ts';
import { advanced, EMPTY_STREAM, foldStored, identityOf, madeBy, type StreamState } from './stream-state.ts';

/**
 * One invoice: its mailbox and its memory. What works for it is in `invoice-work.ts`, who lives in `registry.ts`.
 *  I1 A command is answered after its changes are durable; a refusal and "nothing changed" are readings (P1, P2).
 *  I2 An append that fails in any way but the no of a guard, or of a transaction that was registered before, ends the
 *     activation: it writes nothing more (P1).
 *  I3 After every append, and whenever the stream changes hands, the missing work is started (P3).
 *  I4 The handler waits for the journal and for nothing else (P4).
 */

/**
 * A refused guard shows its counters, so each round knows more; a counter that many payments share may need several. Rounds
 * that show one for the first time are not limited: a payment may be refused by one route after another.
 */
const MOST_GUARD_ROUNDS = 20;

const NO_RESPONSE = new Uint8Array();

type Of<Type extends InvoiceMessage['type']> = InvoiceMessage & { readonly type: Type };

export function invoiceBehaviour(
  stream: StreamId,
  epoch: number,
  options: InvoiceActorOptions,
  shell: InvoiceShell,
): PersistentBehaviour<StreamState, InvoiceMessage> {
  const { journal, inbox, leases, sources, health, observer, faults } = options;
  const partition = partitionOf(stream);
  let inherited: ReadonlySet<string> = new Set();
  let awake = false;
  const work = createInvoiceWork(stream, options, shell, (session) => inherited.has(sessionKey(session)));
  const callbacks = createCallbackIntake(inbox, work, shell);
  const store = createStoreAppend(stream, options, shell);

  type Persist = (request: PersistRequest) => Promise<void>;

  const receive = async (state: StreamState, message: InvoiceMessage, persist: Persist): Promise<StreamState> => {
    if (!awake) await wakeUp(state.invoice);
    switch (message.type) {
      case 'command':
        return await command(state, message, persist);
      case 'read':
        return await read(state, message);
      case 'callback':
        await callbacks.take(state.invoice, message, () => outdated(state));
        return state;
      case 'callback_outcome':
        return await applyCallback(state, message, persist);
      case 'touch':
        work.askOpen(state.invoice);
        message.reply();
        return state;
      case 'adopt':
        work.startDue(state.invoice, undefined);
        work.askOpen(state.invoice); // What was learnt just before the activation was lost, nobody tells again.
        await callbacks.deliverWaiting(state.invoice);
        message.reply();
        return state;
    }
  };

  /** The first message after a recovery. */
  const wakeUp = async (invoice: InvoiceState): Promise<void> => {
    inherited = new Set(openSessions(invoice).map(({ ref }) => sessionKey(ref)));
    await loadRevisions(sources.configurations, invoice);
    awake = true;
  };

  const command = async (state: StreamState, message: Of<'command'>, persist: Persist): Promise<StreamState> => {
    const { command: sent } = message;
    if (message.endsCall !== undefined) work.ended(message.endsCall);
    if (sent.type === 'ApplyOutcome' && isLateSuccess(state.invoice, sent.session, sent.outcome)) {
      work.askLate(state.invoice, sent.session, sent.outcome);
      message.reply(await reading(state, present(state)));
      return state;
    }
    const repeat = repeatedRequest(state, message.command, message.request);
    if (repeat !== undefined) {
      message.reply(await reading(state, repeat));
      return state;
    }
    const unknown = await loadAskedRevision(sources.configurations, state.invoice, message.command);
    if (unknown !== undefined) {
      message.reply(await reading(state, unknown));
      return state;
    }
    const { next, answer } = await commit(state, message.command, message.request, [], persist);
    message.reply(answer);
    return next;
  };

  const read = async (state: StreamState, { request, reply }: Of<'read'>): Promise<StreamState> => {
    const exists = state.invoice.facts !== undefined && state.invoice.removed !== true;
    reply(await reading(state, exists ? present(state) : refuse('INVOICE_NOT_FOUND', 'There is no such invoice')));
    work.askUnknown(state.invoice, request.traceparent);
    return state;
  };

  /** Decides and stores; decides again with what the guards have shown when they refuse. */
  const commit = async (
    state: StreamState,
    decided: InvoiceCommand,
    request: RequestContext,
    takenCallbacks: readonly string[],
    persist: Persist,
  ): Promise<{ readonly next: StreamState; readonly answer: Answer }> => {
    await loadRevisions(sources.configurations, state.invoice);
    let seen = NOTHING_SEEN;
    for (let round = 0; round < MOST_GUARD_ROUNDS; ) {
      const context = decisionContext(sources, seen);
      const decision = decideInvoice(state.invoice, decided, context);
      if (!decision.ok) return { next: state, answer: await reading(state, decision) };
      const { changes } = decision;
      if (changes.length === 0 && !isJoined(decided, request)) {
        const answer = await reading(state, present(state));
        if (answer.ok && takenCallbacks.length > 0) await inbox.drop(takenCallbacks);
        if (answer.ok) work.startDue(state.invoice, request.traceparent);
        return { next: state, answer };
      }
      const place = { stream, sequence: state.sequence + 1, epoch, appendId: sources.random.id(), now: context.now };
      const { append, after } = buildAppend({ ...place, before: state.invoice, changes, request, takenCallbacks });
      if (request.validateOnly === true) {
        const answer: Answer = { ok: true, state: after, sequence: state.sequence, ...madeBy(changes) };
        return { next: state, answer: await reading(state, answer) };
      }
      const verdict = await store(append, request.traceparent, persist);
      if (verdict?.ok === true) {
        const next = advanced(state, after, { sequence: append.sequence, changes, ...identityOf(request) });
        reportConversions(health, context.latest.health, stream, changes, after);
        reportLimits(observer, append.limits);
        await committed(state.invoice, next, request.traceparent);
        return { next, answer: present(next, madeBy(changes).made) };
      }
      if (verdict?.conflict === 'tag' && decided.type === 'RegisterPayment') {
        return { next: state, answer: knownTransaction(decided.payment.trx) };
      }
      if (verdict?.conflict === 'tag') shell.failed(new Error(refusalText(verdict)));
      if (verdict?.conflict !== 'guard') return { next: state, answer: lost(verdict) };
      const known = seen.counters.size + seen.balances.size;
      seen = mergeSeen(seen, verdict);
      if (seen.counters.size + seen.balances.size === known) round += 1;
    }
    // What the node itself wanted nobody repeats: it is derived again from the journal.
    if (request.actor.role === 'node') shell.failed(new Error('the guards of a step are contended'));
    return { next: state, answer: refuse('OVERLOADED', 'Shared limits are contended; repeat the request') };
  };

  const committed = async (before: InvoiceState, next: StreamState, traceparent: string | undefined): Promise<void> => {
    const { invoice } = next;
    reportFinished(observer, before, invoice, sources.businessClock.now());
    faults.reached('before-reply');
    work.startDue(invoice, traceparent);
    // A callback may have come before the reply that made its session wait for it.
    await callbacks.deliverWaiting(invoice, awaitedTags(before));
  };

  const reading = async (state: StreamState, answer: Answer): Promise<Answer> => (await outdated(state)) ?? answer;

  /** Memory may answer only while ownership is fresh; otherwise the journal has the word (P1). */
  const outdated = async (state: StreamState): Promise<Refusal | undefined> => {
    if (leases.fresh(partition)) return undefined;
    const head = await journal.head(stream);
    if (head.sequence === state.sequence && head.epoch === epoch) return undefined;
    if (head.epoch === epoch) shell.failed(new Error('memory is behind the journal'));
    else shell.moved();
    return refuse('OWNER_MOVING', 'The invoice is moving to another node; repeat the request');
  };

  const applyCallback = async (
    state: StreamState,
    message: Of<'callback_outcome'>,
    persist: Persist,
  ): Promise<StreamState> => {
    const { session, outcome, callbackId, isLate, reply } = message;
    work.ended(callbackKey(callbackId));
    if (!isLate && isLateSuccess(state.invoice, session, outcome)) {
      if (!work.handleCallback(state.invoice, { callbackId, reply }, session, { type: 'expire' })) answerNothing(reply);
      return state;
    }
    // An outcome that says nothing leaves the callback in the inbox: the sweeper brings it again.
    const isSilent = outcome.type === 'unknown' || outcome.type === 'violation';
    const isTaken = isLate ? !isSilent : outcome.type === 'callback_answered';
    const type = isLate ? 'ApplyLateAnswer' : 'ApplyOutcome';
    const taken = isTaken ? [callbackId] : [];
    const { next, answer } = await commit(state, { type, session, outcome }, NODE_REQUEST, taken, persist);
    const response = outcome.type === 'callback_answered' ? outcome.response : NO_RESPONSE;
    reply(answer.ok ? { ok: true, response } : answer);
    return next;
  };

  return {
    initial: EMPTY_STREAM,
    recover: foldStored,
    receive,
    failed: shell.failed,
  };
}

function answerNothing(reply: Reply<CallbackAnswer>): void {
  reply({ ok: true, response: NO_RESPONSE });
}

/**
 * An accepted request for what is under way already. It changes nothing but is remembered, or its repeat would be refused
 * once that is over (P5).
 */
function isJoined({ type }: InvoiceCommand, { requestId, fingerprint, validateOnly }: RequestContext): boolean {
  if (requestId === undefined || fingerprint === undefined || validateOnly === true) return false;
  return type === 'CapturePayment' || type === 'CancelPayment';
}

function lost(verdict: Verdict | undefined): Answer {
  if (verdict === undefined) {
    return refuse('JOURNAL_UNAVAILABLE', 'The journal did not confirm the change; repeat the request');
  }
  return refuse('OWNER_MOVING', 'Another node writes this invoice now; repeat the request');
}
