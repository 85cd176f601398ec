import { hash } from 'node:crypto';
import {
  type CallbackMessage,
  callbackMessage,
  operationAnswer,
  paymentView,
  recurrentToken,
  unavailableAnswer,
} from './answers.ts';
import { bankChallenges, type ChallengeChoice, type ChallengeReply } from './challenges.ts';
import { addresses, authorisationDraft, type Draft, emptyOperation, followUpDraft, payoutDraft } from './drafts.ts';
import type { EffectSummary } from './effects.ts';
import type { FactFile } from './fact-file.ts';
import { newLife } from './life.ts';
import { endingOf, magicOf } from './magic.ts';
import type { ChallengeRecord, Effect, Operation, Payment } from './model.ts';
import { type Delivery, type Outcome, TRANSFERRED, type Verdict } from './outcome.ts';
import { bankRecords, type OpenQuestion } from './records.ts';
import { ok, type Reply, refusal } from './reply.ts';
import type { AuthoriseRequest, Contact, FollowUpRequest, PayoutRequest, VerificationRequest } from './requests.ts';
import { type Scripts, scripts } from './scripts.ts';
import { declined, movesByItself, obstacle, opensPayment, settle, settled } from './settle.ts';
import { bankTransfers, type Transfers } from './transfers.ts';
import { changed, contentOf, obviousOutcome, usualOutcome } from './usual.ts';
import { bankVerifications } from './verifications.ts';

/**
 * The bank without its sockets. Not responsible for how answers and callbacks travel: it says, the server does.
 *  B1 One key has one content and at most one effect. A repeat gets the stored answer, other content is refused.
 *  B2 A step is applied whole and synchronously, so two first uses of a key at once are one execution.
 *  B3 `temporarily_unavailable` and "nothing was executed" leave the key unused.
 *  B4 A cancelled key never takes money, also when its request arrives later.
 */
export interface Bank {
  readonly scripts: Scripts;
  readonly transfers: Transfers;
  authorise(key: string, request: AuthoriseRequest): Reply;
  followUp(key: string, paymentId: string, request: FollowUpRequest): Reply;
  payout(key: string, request: PayoutRequest): Reply;
  /** Judges what a payer gave for the operation of this key. */
  verify(key: string, given: VerificationRequest): Reply;
  cancelKey(key: string): Reply;
  /** The stored answer of a key. A pending operation comes a step nearer to its end. */
  operation(key: string): Reply;
  payment(paymentId: string): Reply;
  paymentsOf(reference: string): Reply;
  effects(): EffectSummary;
  effectsOf(reference: string): readonly Effect[];
  challenge(id: string): OpenQuestion | undefined;
  answerChallenge(id: string, choice: ChallengeChoice): ChallengeReply;
}

export interface BankOptions {
  /** Read at each answer: the address is known only once the bank listens. */
  readonly publicUrl: () => string;
  readonly retryAfterMs: number;
  readonly magicAmounts: boolean;
  readonly nowMs: () => number;
  readonly file?: FactFile;
}

export function createBank({ publicUrl, retryAfterMs, magicAmounts, nowMs, file }: BankOptions): Bank {
  const records = bankRecords(file);
  const plans = scripts();
  /** What is known of the payer of a payment: in memory alone. */
  const payers = new Map<string, Readonly<Record<string, string>>>();
  const life = newLife();
  let lastEvent = 0;
  const tell = (challenge: ChallengeRecord, operation: Operation): CallbackMessage => {
    lastEvent += 1;
    return callbackMessage(`evt_${life}${lastEvent}`, challenge, operation);
  };
  const challenges = bankChallenges(records, life, tell);
  const transfers = bankTransfers(records, tell);
  const verifications = bankVerifications(records);

  function answer(operation: Operation, payment: Payment, delivery: Delivery = 'plain'): Reply {
    const challenge = records.challenge(operation.challengeId)?.challenge;
    return {
      status: 200,
      body: operationAnswer(operation, payment, challenge, { publicUrl: publicUrl(), retryAfterMs }),
      delivery,
    };
  }

  /** The answer as the records have it now. */
  function stored(key: string, delivery?: Delivery): Reply {
    const operation = records.operation(key);
    const released = records.operation(`cancel:${key}`)?.status === 'voided';
    if (operation?.status === 'cancelled' || released) return NEVER_TOOK_MONEY;
    const payment = operation === undefined ? undefined : records.payment(operation.paymentId);
    if (operation === undefined || payment === undefined)
      return refusal(404, 'not_found', 'nothing was executed under this key');
    return answer(operation, payment, delivery);
  }

  /** Answers a question about a key. The asking itself moves what is pending, and releases a callback that was held back. */
  function look(key: string): Reply {
    const operation = records.operation(key);
    const payment = operation === undefined ? undefined : records.payment(operation.paymentId);
    if (payment !== undefined && operation !== undefined && movesByItself(operation)) {
      const pollsLeft = (operation.pollsLeft ?? 1) - 1;
      if (pollsLeft > 0) records.commit({ operations: [{ ...operation, pollsLeft }], effects: [] });
      else records.commit(settle(payment, operation, records.operation(payment.key)));
    }
    return operation === undefined ? stored(key) : { ...stored(key), after: challenges.release(operation) };
  }

  /** What a used key gets: its stored answer, or why there is none (B1, B4). */
  function recall(key: string, fingerprint: string): Reply | undefined {
    const known = records.operation(key);
    if (known === undefined) return undefined;
    if (known.status === 'cancelled') return refusal(409, 'key_cancelled', 'this key was cancelled before it was used');
    if (known.fingerprint !== fingerprint) return refusal(409, 'key_reused', 'this key was used with other content');
    return { ...look(key), replayed: true };
  }

  /** Carries an outcome out, now or (`queued`) later: the draft is made, and the key looked up, when it executes. */
  function perform(outcome: Outcome, draft: () => Draft, contact: Contact): Reply {
    const open = (delivery: Delivery): Reply => {
      const { payment, operation } = draft();
      const code = obstacle(payment, operation.kind, operation.amountMinor);
      const verdict: Verdict = code === undefined ? outcome.verdict : { type: 'decline', code };
      return recall(operation.key, operation.fingerprint) ?? execute(verdict, delivery, payment, operation, contact);
    };
    if (outcome.delivery !== 'queued') return open(outcome.delivery);
    return { status: 202, body: {}, delivery: 'queued', later: () => open('plain') };
  }

  function execute(
    verdict: Verdict,
    delivery: Delivery,
    payment: Payment,
    operation: Operation,
    contact: Contact,
  ): Reply {
    switch (verdict.type) {
      case 'nothing':
        return { ...refusal(500, 'internal', 'nothing was executed'), delivery };
      case 'unavailable':
        return { ...ok(unavailableAnswer(operation)), delivery };
      case 'decline':
        records.commit(declined(payment, operation, verdict.code));
        break;
      case 'approve': {
        const amountMinor = changed(operation.amountMinor, verdict.amount);
        records.commit(settled(payment, { ...operation, amountMinor }, records.operation(payment.key)));
        break;
      }
      case 'pending':
        records.commit({ payment, operations: [{ ...operation, pollsLeft: verdict.polls }], effects: [] });
        break;
      case 'transfer': {
        const id = transfers.open(verdict.arrival, payment, operation, contact);
        return { ...stored(operation.key, delivery), ...(verdict.arrival === 'never' ? {} : { arrives: id }) };
      }
      case 'challenge': {
        const id = challenges.ask(verdict, payment, operation, contact);
        const reply = stored(operation.key, delivery);
        if (verdict.callback !== 'first') return reply;
        const result = challenges.answer(id, 'approve');
        return { ...reply, before: result.type === 'answered' ? result.callbacks : [] };
      }
    }
    return stored(operation.key, delivery);
  }

  function authorise(key: string, request: AuthoriseRequest): Reply {
    const { amountMinor, currency, source, reference, capture, storeCard, payer } = request;
    const fingerprint = digest([
      'authorise',
      reference,
      String(amountMinor),
      currency,
      ...contentOf(source),
      capture,
      ...(storeCard ? ['store'] : []),
    ]);
    const known = recall(key, fingerprint);
    if (known !== undefined) return known;
    const stored = source.type === 'stored' ? storedWith(source.recurrentToken) : undefined;
    const isTransfer = source.type === 'tool' && source.transferMethod !== undefined;
    const magic =
      magicOf(source.type === 'card' ? source.pan : '', amountMinor, magicAmounts) ??
      (isTransfer ? endingOf('transfer', amountMinor, magicAmounts) : stored?.magic);
    const outcome = obviousOutcome(source, stored) ?? plans.next(reference, 'authorise', magic, usualOutcome(source));
    const draft = (): Draft => {
      const sequence = records.paymentCount() + 1;
      const id = `pay_${life}${sequence.toString(36)}`;
      payers.set(id, payer);
      return authorisationDraft(request, { id, sequence, key, fingerprint, magic, timeMs: nowMs(), stored });
    };
    return perform(outcome, draft, addresses(request));
  }

  function view(payment: Payment): object {
    const { id } = payment;
    return paymentView({ payment, payer: payers.get(id) ?? {}, questions: records.questionsOf(id) }, publicUrl());
  }

  function storedWith(token: string): Payment | undefined {
    const payment = records.payment(token.replace(recurrentToken(''), ''));
    return payment?.stored === true && recurrentToken(payment.id) === token ? payment : undefined;
  }

  function followUp(key: string, paymentId: string, request: FollowUpRequest): Reply {
    const fingerprint = digest([request.kind, paymentId, String(request.amountMinor), request.reference]);
    const known = recall(key, fingerprint);
    if (known !== undefined) return known;
    const target = records.payment(paymentId);
    if (target === undefined) return refusal(404, 'not_found', 'no such payment');
    const draft = (): Draft => followUpDraft(request, records.payment(paymentId) ?? target, key, fingerprint);
    const outcome = plans.next(request.reference ?? target.reference, request.kind, target.magic);
    return perform(outcome, draft, addresses(request));
  }

  function payout(key: string, request: PayoutRequest): Reply {
    const { amountMinor, currency, reference, receiver } = request;
    const { type, value, bankCode } = receiver;
    const fingerprint = digest(['payout', reference, String(amountMinor), currency, type, value, bankCode]);
    const known = recall(key, fingerprint);
    if (known !== undefined) return known;
    const magic = magicOf('', amountMinor, magicAmounts) ?? endingOf('payout', amountMinor, magicAmounts);
    const draft = (): Draft => {
      const sequence = records.paymentCount() + 1;
      const id = `out_${life}${sequence.toString(36)}`;
      return payoutDraft(request, { id, sequence, key, fingerprint, magic, timeMs: nowMs() });
    };
    return perform(plans.next(reference, 'payout', magic, TRANSFERRED), draft, addresses(request));
  }

  function verify(key: string, given: VerificationRequest): Reply {
    const operation = records.operation(key);
    const reference = operation?.reference ?? '';
    const { verdict, delivery } = plans.next(reference, 'verify', undefined);
    if (verdict.type === 'nothing') return { ...refusal(500, 'internal', 'nothing was looked at'), delivery };
    if (delivery === 'queued') return { status: 202, body: {}, delivery, later: () => judge(key, given) };
    return { ...judge(key, given), delivery };
  }

  function judge(key: string, given: VerificationRequest): Reply {
    const question = records.challenge(records.operation(key)?.challengeId);
    const isOpen = question?.challenge.open === true && question.challenge.arrival === undefined;
    // V1
    if (question?.operation.status !== 'requires_action' || !isOpen) return stored(key);
    const verification = verifications.judge(question, given);
    const reply = stored(key);
    return verification === 'refused' ? { ...reply, body: { ...reply.body, verification } } : reply;
  }

  function cancelKey(key: string): Reply {
    const known = records.operation(key);
    if (known === undefined)
      records.commit({ operations: [{ ...emptyOperation(key, 'authorise', ''), status: 'cancelled' }], effects: [] });
    const payment = records.payment(known?.paymentId ?? '');
    if (known === undefined || payment === undefined || known.status === 'declined') return stored(key);
    if (known.kind !== 'authorise') return takeBack(known);
    // No client can choose this key: a colon is none of the characters allowed.
    const { operation } = followUpDraft({ kind: 'void' }, payment, `cancel:${key}`, '');
    if (records.operation(operation.key)?.status !== 'voided') records.commit(settle(payment, operation, known));
    return stored(operation.key);
  }

  /** What follows an authorisation can be cancelled only while it waits for somebody. */
  function takeBack(operation: Operation): Reply {
    const open = operation.status === 'requires_action' || operation.status === 'pending';
    const payment = opensPayment(operation.kind) ? records.payment(operation.paymentId) : undefined;
    const whole = payment === undefined ? {} : { payment: { ...payment, status: 'voided' } as const };
    if (open) records.commit({ ...whole, operations: [{ ...operation, status: 'voided' }], effects: [] });
    if (open || operation.status === 'voided') return stored(operation.key);
    return refusal(422, 'not_cancellable', 'it is done');
  }

  function digest(fields: readonly unknown[]): string {
    return hash('sha256', `${records.salt}${JSON.stringify(fields)}`, 'base64url').slice(0, 22);
  }

  return {
    scripts: plans,
    transfers,
    authorise,
    followUp,
    payout,
    verify,
    cancelKey,
    operation: look,
    payment: (paymentId) => {
      const { after = [] } = look(records.payment(paymentId)?.key ?? '');
      const payment = records.payment(paymentId);
      return payment === undefined ? refusal(404, 'not_found', 'no such payment') : { ...ok(view(payment)), after };
    },
    paymentsOf: (reference) => ok({ payments: records.paymentsOf(reference).map(view) }),
    effects: () => records.effects.summary(records.payment),
    effectsOf: records.effects.of,
    challenge: records.challenge,
    answerChallenge: challenges.answer,
  };
}

/** Of a key that was cancelled before its request came. */
const NEVER_TOOK_MONEY: Reply = ok({ operation: 'authorise', status: 'voided' });
