import { doublingDelayMs } from '../base/backoff.ts';
import type { StreamId } from '../domain/ids.ts';
import { isDue } from '../domain/invoice/react.ts';
import type { SessionOutcome } from '../domain/session/session.ts';
import type { EntityCommand, EntityState, RequestContext } from '../ports/entities.ts';
import type { EntityKind, EntityRef, Job, OwnedSession, SessionWork, Task } from './entity-kind.ts';
import type { EntityActorOptions, EntityMessage, EntityShell } from './entity-message.ts';
import { NODE_REQUEST } from './node-request.ts';

/**
 * The children of one activation: what is in flight for an invoice or a payout, started from state alone (P3).
 *  W1 One call per session, and one task of a key, at a time; the key is freed when its outcome is handled.
 *  W2 A session that was open when the activation began may have been called for by somebody before: it asks before it calls, or
 *     brings what its payer gave.
 *  W3 A child ends by handing a message to whoever owns the stream by then.
 *  W4 What a payment leaves with its card and customer is told until it is taken; nothing else waits for it, or fails with it.
 *  W5 That nothing was sent, or that nothing had arrived, is known only while nobody else can have sent it: the child of an
 *     activation that has ended says that it does not know, and so does one that speaks of what was open before while a former
 *     owner may still believe in its lease. That is timed by the machine's clock: those of business differ between nodes.
 */
export interface EntityWork {
  /** Starts whatever should be in flight and is not. */
  startDue(entity: EntityState, traceparent: string | undefined): void;
  /** Asks about an outcome that is unknown now, not at the next turn of the timer: somebody looks. */
  askUnknown(entity: EntityState, traceparent: string | undefined): void;
  /** Asks about a session that waits for its payer or whose outcome is unknown. */
  askOpen(entity: EntityState): void;
  /** False when this callback is being handled already. */
  handleCallback(
    entity: EntityState,
    callback: Pick<EntityMessage & { readonly type: 'callback' }, 'callbackId' | 'reply'>,
    session: EntityRef,
    work: SessionWork,
  ): boolean;
  /** Asks about a session that was given up and is said to have moved the money. */
  askLate(entity: EntityState, session: EntityRef, said: SessionOutcome): void;
  ended(key: string): void;
}

/** Trouble of another stream is short, or long. */
const FIRST_TASK_DELAY_MS = 200;
const LAST_TASK_DELAY_MS = 60_000;

export function callbackKey(callbackId: string): string {
  return `callback/${callbackId}`;
}

export function createEntityWork(
  kind: EntityKind,
  stream: StreamId,
  options: EntityActorOptions,
  shell: EntityShell,
  inherited: (session: EntityRef) => boolean,
): EntityWork {
  const { caller, sources, clock, observer, faults } = options;
  const inFlight = new Set<string>();
  let children = 0;
  let failedTasks = 0;

  const startDue = (entity: EntityState, traceparent: string | undefined): void => {
    const now = sources.businessClock.now();
    for (const intent of kind.react(entity)) {
      if (isDue(intent, now)) start(entity, kind.job(entity, intent), traceparent);
    }
  };

  const start = (entity: EntityState, job: Job, traceparent: string | undefined): void => {
    switch (job.type) {
      case 'session':
        call(entity, job.ref, inherited(job.ref) ? asInherited(job.work) : job.work, traceparent); // W2
        break;
      case 'wake':
        wake();
        break;
      case 'task':
        run(job.task, traceparent);
        break;
    }
  };

  const wake = (): void =>
    shell.submit({ type: 'command', command: kind.wake(), request: NODE_REQUEST, reply: () => {} });

  const call = (entity: EntityState, session: EntityRef, work: SessionWork, traceparent: string | undefined): void => {
    const key = kind.sessionKey(session);
    if (inFlight.has(key)) return; // W1
    inFlight.add(key);
    runChild(async () => {
      faults.reached('before-provider-call');
      const { outcome: said, newKeys } = await caller.call({ stream, kind, state: entity, session, work, traceparent });
      faults.reached('after-provider-call');
      const outcome = shell.isOver() || (inherited(session) && shell.isContested()) ? withoutCertainty(said) : said; // W5
      const request = { ...requestOf(traceparent), newKeys };
      shell.submit({ type: 'command', command: kind.applyOutcome(session, outcome), request, endsCall: key, reply }); // W3
    });
  };

  const run = ({ key, run: work, isPatient }: Task<EntityCommand>, traceparent: string | undefined): void => {
    if (inFlight.has(key)) return; // W1
    inFlight.add(key);
    const submit = (command: EntityCommand): void =>
      shell.submit({ type: 'command', command, request: requestOf(traceparent), endsCall: key, reply }); // W3
    runChild(async () => {
      if (!isPatient) return submit(await work(options, traceparent));
      faults.reached('before-recurrence');
      const done = await work(options, traceparent).then(
        (command) => ({ command }),
        (error: unknown) => ({ error }),
      );
      faults.reached('after-recurrence');
      if ('command' in done) return submit(done.command);
      // W4
      observer.actorFailed(stream, done.error);
      const delayMs = doublingDelayMs(failedTasks, FIRST_TASK_DELAY_MS, LAST_TASK_DELAY_MS);
      failedTasks += 1;
      clock.after(delayMs, () => submit(kind.wake()));
    });
  };

  const runChild = (work: () => Promise<void>): void => {
    children += 1;
    shell.spawnChild(`session-${children}`, work);
  };

  /** A question nobody's timer asked. What may still have to be sent again is resolved, as the timer would. */
  const question = (entity: EntityState, { ref, session }: OwnedSession, traceparent: string | undefined): void => {
    if (caller.holdsBack(stream, session.route.providerId)) return;
    call(entity, ref, { type: kind.question(entity, session, sources.businessClock.now()) }, traceparent);
  };

  return {
    startDue,
    askUnknown: (entity, traceparent) => {
      for (const open of kind.openSessions(entity)) {
        if (open.session.unknown !== undefined) question(entity, open, traceparent);
      }
    },
    askOpen: (entity) => {
      for (const open of kind.openSessions(entity)) {
        const { phase, unknown } = open.session;
        if (phase.tag === 'suspended' || unknown !== undefined) question(entity, open, undefined);
      }
    },
    handleCallback: (entity, { callbackId, reply: answer }, session, work) => {
      const key = callbackKey(callbackId);
      if (inFlight.has(key)) return false;
      inFlight.add(key);
      runChild(async () => {
        faults.reached('before-callback');
        const job = { stream, kind, state: entity, session, work, traceparent: undefined };
        const { outcome, newKeys } = await caller.call(job);
        const isLate = work.type === 'expire';
        shell.submit({ type: 'callback_outcome', session, callbackId, outcome, newKeys, isLate, reply: answer });
      });
      return true;
    },
    askLate: (entity, session, said) => {
      const key = `late/${kind.sessionKey(session)}`;
      if (inFlight.has(key)) return; // W1
      inFlight.add(key);
      runChild(async () => {
        const work = { type: 'expire' } as const;
        const { outcome } = await caller.call({ stream, kind, state: entity, session, work, traceparent: undefined });
        // Without an answer the word that there was must do: money sent back twice is refused by who has it.
        const heard = outcome.type === 'unknown' ? said : outcome;
        const command = kind.applyLateAnswer(session, heard);
        shell.submit({ type: 'command', command, request: NODE_REQUEST, endsCall: key, isLate: true, reply }); // W3
      });
    },
    ended: (key) => inFlight.delete(key),
  };
}

/** Nobody waits for the answer of what the node itself does. */
const reply = (): void => {};

function requestOf(traceparent: string | undefined): RequestContext {
  return traceparent === undefined ? NODE_REQUEST : { ...NODE_REQUEST, traceparent };
}

/** W2 */
function asInherited(work: SessionWork): SessionWork {
  if (work.type === 'call') return { type: 'resolve' };
  return work.type === 'submit' ? { ...work, again: true } : work;
}

function withoutCertainty(outcome: SessionOutcome): SessionOutcome {
  if (outcome.type === 'not_found') return { type: 'unknown', reason: 'the provider has not seen it, and may yet' };
  return outcome.type === 'unknown' ? { type: 'unknown', reason: outcome.reason } : outcome;
}
