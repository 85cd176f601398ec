import { type Refusal, refuse } from '../domain/errors.ts';
import { partitionOf, type StreamId } from '../domain/ids.ts';
import type { CallbackAnswer, EntityAnswer, EntityCommand, EntityState, RequestContext } from '../ports/entities.ts';
import type { Verdict } from '../ports/journal.ts';
import { buildAppend } from './append.ts';
import { awaitedTags, createCallbackIntake, isLateSuccess } from './callback-intake.ts';
import { reportLimits } from './committed-limits.ts';
import { decisionContext, loadAskedRevision, loadRevisions, mergeSeen, NOTHING_SEEN } from './decision-context.ts';
import type { EntityKind } from './entity-kind.ts';
import type { EntityActorOptions, EntityMessage, EntityShell, Reply } from './entity-message.ts';
import { callbackKey, createEntityWork } from './entity-work.ts';
import type { PersistentBehaviour, PersistRequest } from './nact.ts';
import { NODE_REQUEST } from './node-request.ts';
import { present, repeatedRequest } from './repeated-request.ts';
import { createStoreAppend, refusalText } from './store-append.ts';
import { advanced, emptyStream, foldStored, identityOf, type StreamState } from './stream-state.ts';

/**
 * One invoice or one payout: its mailbox and its memory. What its kind is comes from `entity-kind.ts`, what works for it is in
 * `entity-work.ts`, who lives in `registry.ts`.
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

type Of<Type extends EntityMessage['type']> = EntityMessage & { readonly type: Type };

export function entityBehaviour(
  kind: EntityKind,
  stream: StreamId,
  epoch: number,
  options: EntityActorOptions,
  shell: EntityShell,
): PersistentBehaviour<StreamState, EntityMessage> {
  const { journal, inbox, leases, sources, observer, faults } = options;
  const partition = partitionOf(stream);
  let inherited: ReadonlySet<string> = new Set();
  let awake = false;
  const work = createEntityWork(kind, stream, options, shell, (session) => inherited.has(kind.sessionKey(session)));
  const callbacks = createCallbackIntake(kind, inbox, work, shell);
  const store = createStoreAppend(stream, options, shell);

  type Persist = (request: PersistRequest) => Promise<void>;

  const receive = async (state: StreamState, message: EntityMessage, persist: Persist): Promise<StreamState> => {
    if (!awake) await wakeUp(state.entity);
    switch (message.type) {
      case 'command':
        return await command(state, message, persist);
      case 'read':
        return await read(state, message);
      case 'callback':
        await callbacks.take(state.entity, message, () => outdated(state));
        return state;
      case 'callback_outcome':
        return await applyCallback(state, message, persist);
      case 'touch':
        work.askOpen(state.entity);
        message.reply();
        return state;
      case 'adopt':
        work.startDue(state.entity, undefined);
        work.askOpen(state.entity); // What was learnt just before the activation was lost, nobody tells again.
        await callbacks.deliverWaiting(state.entity);
        message.reply();
        return state;
    }
  };

  /** The first message after a recovery. */
  const wakeUp = async (entity: EntityState): Promise<void> => {
    inherited = new Set(kind.openSessions(entity).map(({ ref }) => kind.sessionKey(ref)));
    await loadRevisions(sources.configurations, kind.revisions(entity));
    awake = true;
  };

  const command = async (state: StreamState, message: Of<'command'>, persist: Persist): Promise<StreamState> => {
    const { command: sent } = message;
    if (message.endsCall !== undefined) work.ended(message.endsCall);
    const brought = message.isLate === true ? undefined : kind.broughtBy(sent);
    if (brought !== undefined && isLateSuccess(kind, state.entity, brought.ref, brought.outcome)) {
      work.askLate(state.entity, brought.ref, brought.outcome);
      message.reply(await reading(state, present(state)));
      return state;
    }
    const repeat = repeatedRequest(kind, state, sent, message.request);
    if (repeat !== undefined) {
      message.reply(await reading(state, repeat));
      return state;
    }
    const unknown = await loadAskedRevision(sources.configurations, kind.askedRevision(state.entity, sent));
    if (unknown !== undefined) {
      message.reply(await reading(state, unknown));
      return state;
    }
    const { next, answer } = await commit(state, sent, message.request, [], persist);
    message.reply(answer);
    return next;
  };

  const read = async (state: StreamState, { request, reply }: Of<'read'>): Promise<StreamState> => {
    reply(await reading(state, kind.missing(state.entity) ?? present(state)));
    work.askUnknown(state.entity, request.traceparent);
    return state;
  };

  /** Decides and stores; decides again with what the guards have shown when they refuse. */
  const commit = async (
    state: StreamState,
    decided: EntityCommand,
    request: RequestContext,
    takenCallbacks: readonly string[],
    persist: Persist,
  ): Promise<{ readonly next: StreamState; readonly answer: EntityAnswer }> => {
    await loadRevisions(sources.configurations, kind.revisions(state.entity));
    let seen = NOTHING_SEEN;
    for (let round = 0; round < MOST_GUARD_ROUNDS; ) {
      const context = decisionContext(sources, seen);
      const decision = kind.decide(state.entity, decided, context);
      if (!decision.ok) return { next: state, answer: await reading(state, decision) };
      const { changes } = decision;
      if (changes.length === 0 && !isJoined(kind, decided, request)) {
        const answer = await reading(state, present(state));
        if (answer.ok && takenCallbacks.length > 0) await inbox.drop(takenCallbacks);
        if (answer.ok) work.startDue(state.entity, request.traceparent);
        return { next: state, answer };
      }
      const place = { stream, sequence: state.sequence + 1, epoch, appendId: sources.random.id(), now: context.now };
      const { append, after } = buildAppend(kind, { ...place, before: state.entity, changes, request, takenCallbacks });
      const made = kind.madeBy(changes);
      if (request.validateOnly === true) {
        const validated = { entity: after, sequence: state.sequence };
        return { next: state, answer: await reading(state, present(validated, made)) };
      }
      const verdict = await store(append, request.traceparent, persist);
      if (verdict?.ok === true) {
        const next = advanced(kind, state, after, { sequence: append.sequence, changes, ...identityOf(request) });
        reportLimits(observer, append.limits);
        kind.report(options, stream, { before: state.entity, changes, after });
        await committed(state.entity, next, request.traceparent);
        return { next, answer: present(next, made) };
      }
      const taken = verdict?.conflict === 'tag' ? kind.tagTaken(decided) : undefined;
      if (taken !== undefined) return { next: state, answer: taken };
      if (verdict?.conflict === 'tag') shell.failed(new Error(refusalText(verdict)));
      if (verdict?.conflict !== 'guard') return { next: state, answer: lost(kind, verdict) };
      const known = seen.counters.size + seen.balances.size;
      seen = mergeSeen(seen, verdict);
      if (seen.counters.size + seen.balances.size === known) round += 1;
    }
    // What the node itself wanted nobody repeats: it is derived again from the journal.
    if (request.actor.role === 'node') shell.failed(new Error('the guards of a step are contended'));
    return { next: state, answer: refuse('OVERLOADED', 'Shared limits are contended; repeat the request') };
  };

  const committed = async (before: EntityState, next: StreamState, traceparent: string | undefined): Promise<void> => {
    faults.reached('before-reply');
    work.startDue(next.entity, traceparent);
    // A callback may have come before the reply that made its session wait for it.
    await callbacks.deliverWaiting(next.entity, awaitedTags(kind, before));
  };

  const reading = async (state: StreamState, answer: EntityAnswer): Promise<EntityAnswer> =>
    (await outdated(state)) ?? answer;

  /** Memory may answer only while ownership is fresh; otherwise the journal has the word (P1). */
  const outdated = async (state: StreamState): Promise<Refusal | undefined> => {
    if (leases.fresh(partition)) return undefined;
    const head = await journal.head(stream);
    if (head.sequence === state.sequence && head.epoch === epoch) return undefined;
    if (head.epoch === epoch) shell.failed(new Error('memory is behind the journal'));
    else shell.moved();
    return refuse('OWNER_MOVING', `The ${kind.name} is moving to another node; repeat the request`);
  };

  const applyCallback = async (
    state: StreamState,
    message: Of<'callback_outcome'>,
    persist: Persist,
  ): Promise<StreamState> => {
    const { session, outcome, callbackId, isLate, newKeys, reply } = message;
    work.ended(callbackKey(callbackId));
    if (!isLate && isLateSuccess(kind, state.entity, session, outcome)) {
      if (!work.handleCallback(state.entity, { callbackId, reply }, session, { type: 'expire' })) answerNothing(reply);
      return state;
    }
    // An outcome that says nothing leaves the callback in the inbox: the sweeper brings it again.
    const isSilent = outcome.type === 'unknown' || outcome.type === 'violation';
    const isTaken = isLate ? !isSilent : outcome.type === 'callback_answered';
    const command = isLate ? kind.applyLateAnswer(session, outcome) : kind.applyOutcome(session, outcome);
    const taken = isTaken ? [callbackId] : [];
    const { next, answer } = await commit(state, command, { ...NODE_REQUEST, newKeys }, taken, persist);
    const response = outcome.type === 'callback_answered' ? outcome.response : NO_RESPONSE;
    reply(answer.ok ? { ok: true, response } : answer);
    return next;
  };

  return {
    initial: emptyStream(kind),
    recover: (state, record) => foldStored(kind, state, record),
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
function isJoined(kind: EntityKind, command: EntityCommand, request: RequestContext): boolean {
  const { requestId, fingerprint, validateOnly } = request;
  return requestId !== undefined && fingerprint !== undefined && validateOnly !== true && kind.isJoined(command);
}

function lost({ name }: EntityKind, verdict: Verdict | undefined): EntityAnswer {
  if (verdict === undefined) {
    return refuse('JOURNAL_UNAVAILABLE', 'The journal did not confirm the change; repeat the request');
  }
  return refuse('OWNER_MOVING', `Another node writes this ${name} now; repeat the request`);
}
