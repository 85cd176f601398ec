import { randomBytes } from 'node:crypto';
import { type EffectBook, effectBook } from './effects.ts';
import type { FactFile } from './fact-file.ts';
import type { ChallengeRecord, Fact, Operation, Payment } from './model.ts';

/** What the bank knows: rows in memory, and behind them the file if there is one. */
export interface Records {
  readonly effects: EffectBook;
  readonly salt: string;
  payment(id: string): Payment | undefined;
  paymentsOf(reference: string): readonly Payment[];
  paymentCount(): number;
  operation(key: string): Operation | undefined;
  challenge(id: string | undefined): OpenQuestion | undefined;
  /** What somebody still has to answer before this payment, or a refund of it, goes on. */
  questionsOf(paymentId: string): readonly OpenQuestion[];
  /** Transfers that arrive by themselves and have not. */
  transfersUnderWay(): readonly string[];
  /** Written first, then applied: whole and at once. */
  commit(fact: Fact): void;
}

export interface OpenQuestion {
  readonly challenge: ChallengeRecord;
  readonly operation: Operation;
  readonly payment: Payment;
}

export function bankRecords(file: FactFile | undefined): Records {
  const payments = new Map<string, Payment>();
  const operations = new Map<string, Operation>();
  const challenges = new Map<string, ChallengeRecord>();
  const byReference = new Map<string, string[]>();
  const asked = new Map<string, string[]>();
  const effects = effectBook();

  function apply({ payment, challenge, ...fact }: Fact): void {
    if (payment !== undefined) {
      if (!payments.has(payment.id)) add(byReference, payment.reference, payment.id);
      payments.set(payment.id, payment);
    }
    for (const operation of fact.operations) operations.set(operation.key, operation);
    if (challenge !== undefined && !challenges.has(challenge.id))
      add(asked, operations.get(challenge.key)?.paymentId ?? '', challenge.id);
    if (challenge !== undefined) challenges.set(challenge.id, challenge);
    for (const effect of fact.effects) effects.record(effect);
  }

  function question(id: string | undefined): OpenQuestion | undefined {
    const challenge = id === undefined ? undefined : challenges.get(id);
    const operation = challenge === undefined ? undefined : operations.get(challenge.key);
    const payment = operation === undefined ? undefined : payments.get(operation.paymentId);
    return challenge === undefined || operation === undefined || payment === undefined
      ? undefined
      : { challenge, operation, payment };
  }

  const waits = (key: string): boolean => operations.get(key)?.status === 'requires_action';

  for (const fact of file?.facts ?? []) apply(fact);

  return {
    effects,
    salt: file?.salt ?? randomBytes(16).toString('base64url'),
    payment: (id) => payments.get(id),
    paymentsOf: (reference) => (byReference.get(reference) ?? []).flatMap((id) => payments.get(id) ?? []),
    paymentCount: () => payments.size,
    operation: (key) => operations.get(key),
    challenge: question,
    questionsOf: (paymentId) =>
      (asked.get(paymentId) ?? [])
        .flatMap((id) => question(id) ?? [])
        .filter(({ challenge, operation }) => challenge.open && operation.status === 'requires_action'),
    transfersUnderWay: () =>
      [...challenges.values()]
        .filter(({ open, arrival, key }) => open && arrival !== undefined && arrival !== 'never' && waits(key))
        .map(({ id }) => id),
    commit(fact) {
      file?.append(fact);
      apply(fact);
    },
  };
}

function add(index: Map<string, string[]>, name: string, id: string): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [id]);
  else known.push(id);
}
