import { doublingDelayMs } from '../base/backoff.ts';
import type { PaymentId, StreamId } from '../domain/ids.ts';
import type { InvoiceCommand, InvoiceIntent, InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import { isDue, reactInvoice } from '../domain/invoice/react.ts';
import type { OwnedSession } from '../domain/payment/owned-sessions.ts';
import { questionAt } from '../domain/payment/react.ts';
import type { SessionOutcome } from '../domain/session/session.ts';
import type { CallbackInput } from '../ports/provider.ts';
import type { InvoiceActorOptions, InvoiceMessage, InvoiceShell } from './invoice-message.ts';
import { NODE_REQUEST } from './node-request.ts';
import { openSessions, sessionKey } from './open-session.ts';
import { recurringPayment } from './recurrence.ts';
import type { SessionWork } from './session-call.ts';

/**
 * The children of one activation: what is in flight for an invoice, started from state alone (P3).
 *  W1 One call per session, and one risk check per payment, at a time; the key is freed when its outcome is handled.
 *  W2 A session that was open when the activation began may have been called for by somebody before: it asks before it calls.
 *  W3 A child ends by handing a message to whoever owns the stream by then.
 *  W4 What a payment leaves with its card and customer is told until it is taken; nothing else waits for it, or fails with it.
 *  W5 That nothing was sent, or that nothing had arrived, is known only while nobody else can have sent it: the child of an
 *     activation that has ended says that it does not know, and so does one that speaks of what was open before while a former
 *     owner may still believe in its lease. That is timed by the machine's clock: those of business differ between nodes.
 */
export interface InvoiceWork {
  /** Starts whatever should be in flight and is not. */
  startDue(invoice: InvoiceState, traceparent: string | undefined): void;
  /** Asks about an outcome that is unknown now, not at the next turn of the timer: somebody looks at the invoice. */
  askUnknown(invoice: InvoiceState, traceparent: string | undefined): void;
  /** Asks about a session that waits for its payer or whose outcome is unknown. */
  askOpen(invoice: InvoiceState): void;
  /** False when this callback is being handled already. */
  handleCallback(
    invoice: InvoiceState,
    callback: Pick<InvoiceMessage & { readonly type: 'callback' }, 'callbackId' | 'reply'>,
    session: SessionRef,
    work: SessionWork,
  ): boolean;
  /** Asks about a session that was given up and is said to have taken the money. */
  askLate(invoice: InvoiceState, session: SessionRef, said: SessionOutcome): void;
  ended(key: string): void;
}

/** Trouble of another stream is short, or long. */
const FIRST_RECORD_DELAY_MS = 200;
const LAST_RECORD_DELAY_MS = 60_000;

export function callbackKey(callbackId: string): string {
  return `callback/${callbackId}`;
}

export function createInvoiceWork(
  stream: StreamId,
  options: InvoiceActorOptions,
  shell: InvoiceShell,
  inherited: (session: SessionRef) => boolean,
): InvoiceWork {
  const { caller, risk, recurrence, sources, clock, observer, faults } = options;
  const inFlight = new Set<string>();
  let children = 0;
  let recordAttempts = 0;

  const startDue = (invoice: InvoiceState, traceparent: string | undefined): void => {
    const now = sources.businessClock.now();
    for (const intent of reactInvoice(invoice)) {
      if (isDue(intent, now)) start(invoice, intent, traceparent);
    }
  };

  const start = (invoice: InvoiceState, intent: InvoiceIntent, traceparent: string | undefined): void => {
    switch (intent.type) {
      case 'CallProvider': {
        const type = intent.mode === 'call' && inherited(intent.session) ? 'resolve' : intent.mode; // W2
        call(invoice, intent.session, { type }, traceparent);
        break;
      }
      case 'TimeOutCallback': {
        const callback: CallbackInput = { type: 'timeout', body: intent.payload };
        call(invoice, intent.session, { type: 'callback', tag: '', callback }, traceparent);
        break;
      }
      case 'WakeAt':
        shell.submit({ type: 'command', command: { type: 'Wake' }, request: NODE_REQUEST, reply: () => {} });
        break;
      case 'ScoreRisk':
        scoreRisk(invoice, intent.paymentId, traceparent);
        break;
      case 'RecordRecurrence':
        recordRecurrence(invoice, intent.paymentId);
        break;
    }
  };

  const call = (
    invoice: InvoiceState,
    session: SessionRef,
    work: SessionWork,
    traceparent: string | undefined,
  ): void => {
    const key = sessionKey(session);
    if (inFlight.has(key)) return; // W1
    inFlight.add(key);
    const request = traceparent === undefined ? NODE_REQUEST : { ...NODE_REQUEST, traceparent };
    runChild(async () => {
      faults.reached('before-provider-call');
      const said = await caller.call({ stream, invoice, session, work, traceparent });
      faults.reached('after-provider-call');
      const outcome = shell.isOver() || (inherited(session) && shell.isContested()) ? withoutCertainty(said) : said; // W5
      const command = { type: 'ApplyOutcome', session, outcome } as const;
      shell.submit({ type: 'command', command, request, endsCall: key, reply: () => {} }); // W3
    });
  };

  const scoreRisk = (invoice: InvoiceState, paymentId: PaymentId, traceparent: string | undefined): void => {
    const key = `risk/${paymentId}`;
    if (inFlight.has(key)) return; // W1
    inFlight.add(key);
    const request = traceparent === undefined ? NODE_REQUEST : { ...NODE_REQUEST, traceparent };
    runChild(async () => {
      const verdict = await risk.check({ invoice, paymentId, traceparent });
      const command = { type: 'ApplyRiskScore', paymentId, ...verdict } as const;
      shell.submit({ type: 'command', command, request, endsCall: key, reply: () => {} }); // W3
    });
  };

  const recordRecurrence = (invoice: InvoiceState, paymentId: PaymentId): void => {
    const key = `recurrence/${paymentId}`;
    const payment = invoice.payments.get(paymentId);
    if (payment === undefined || inFlight.has(key)) return; // W1
    inFlight.add(key);
    const submit = (command: InvoiceCommand): void =>
      shell.submit({ type: 'command', command, request: NODE_REQUEST, endsCall: key, reply: () => {} }); // W3
    runChild(async () => {
      faults.reached('before-recurrence');
      const failure = await recurrence.record(recurringPayment(payment)).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      faults.reached('after-recurrence');
      if (failure === undefined) return submit({ type: 'ApplyRecurrence', paymentId });
      // W4
      observer.actorFailed(stream, failure.error);
      const delayMs = doublingDelayMs(recordAttempts, FIRST_RECORD_DELAY_MS, LAST_RECORD_DELAY_MS);
      recordAttempts += 1;
      clock.after(delayMs, () => submit({ type: 'Wake' }));
    });
  };

  const runChild = (work: () => Promise<void>): void => {
    children += 1;
    shell.spawnChild(`session-${children}`, work);
  };

  /** A question nobody's timer asked. What may still have to be sent again is resolved, as the timer would. */
  const question = (invoice: InvoiceState, { ref, session }: OwnedSession, traceparent: string | undefined): void => {
    if (caller.holdsBack(stream, session.route.providerId)) return;
    call(invoice, ref, { type: questionAt(session, sources.businessClock.now()) }, traceparent);
  };

  return {
    startDue,
    askUnknown: (invoice, traceparent) => {
      for (const open of openSessions(invoice)) {
        if (open.session.unknown !== undefined) question(invoice, open, traceparent);
      }
    },
    askOpen: (invoice) => {
      for (const open of openSessions(invoice)) {
        const { phase, unknown } = open.session;
        if (phase.tag === 'suspended' || unknown !== undefined) question(invoice, open, undefined);
      }
    },
    handleCallback: (invoice, { callbackId, reply }, session, work) => {
      const key = callbackKey(callbackId);
      if (inFlight.has(key)) return false;
      inFlight.add(key);
      runChild(async () => {
        faults.reached('before-callback');
        const outcome = await caller.call({ stream, invoice, session, work, traceparent: undefined });
        const isLate = work.type === 'expire';
        shell.submit({ type: 'callback_outcome', session, callbackId, outcome, isLate, reply });
      });
      return true;
    },
    askLate: (invoice, session, said) => {
      const key = `late/${sessionKey(session)}`;
      if (inFlight.has(key)) return; // W1
      inFlight.add(key);
      runChild(async () => {
        const work = { type: 'expire' } as const;
        const outcome = await caller.call({ stream, invoice, session, work, traceparent: undefined });
        // Without an answer the word that there was must do: money sent back twice is refused by who has it.
        const heard = outcome.type === 'unknown' ? said : outcome;
        const command = { type: 'ApplyLateAnswer', session, outcome: heard } as const;
        shell.submit({ type: 'command', command, request: NODE_REQUEST, endsCall: key, reply: () => {} }); // W3
      });
    },
    ended: (key) => inFlight.delete(key),
  };
}

function withoutCertainty(outcome: SessionOutcome): SessionOutcome {
  if (outcome.type === 'not_found') return { type: 'unknown', reason: 'the provider has not seen it, and may yet' };
  return outcome.type === 'unknown' ? { type: 'unknown', reason: outcome.reason } : outcome;
}
