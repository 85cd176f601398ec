import type { Chance } from '../kernel/chance.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import type { Weather } from './weather.ts';

/**
 * A bank with books of its own. It knows nothing of payments' states: it authorises, captures, voids and refunds what it is
 * asked to, once per key, and a new key is a new request to it however much it looks like one it knows.
 *  B1 A request that was executed or refused is remembered under its key, and a repeat gets the same answer.
 *  B2 What a payer must confirm is executed when the payer does, in time; only a bank that is lax takes it afterwards, too.
 *     A key that was taken back does nothing any more, even if its request arrives later.
 *  B3 It writes down whatever nobody should ask of a bank (`complaints`).
 */
export interface Bank {
  readonly id: string;
  request(request: BankRequest): BankAnswer;
  status(key: string): BankAnswer | 'not_found';
  /** Takes a key back, or says what became of it. A bank that is lax cannot. */
  cancel(key: string): BankAnswer | 'cancelled';
  /** By transaction. */
  readonly authorisations: ReadonlyMap<string, Authorisation>;
  readonly complaints: readonly string[];
  /** While it is down it answers nobody, or says so. */
  down: boolean;
}

export interface BankRequest {
  readonly key: string;
  readonly target: 'processed' | Movement;
  /** The payment, `invoice/payment`, by what the request says of it. */
  readonly payment: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Of the authorisation to capture, void or refund. */
  readonly trx?: string;
  /** What a callback shall be addressed to. */
  readonly tag: string;
}

/** What is asked of money that was authorised. */
export type Movement = 'captured' | 'cancelled' | 'refunded';

export type BankAnswer =
  | { readonly type: 'done'; readonly trx: string; readonly changedMinor?: bigint }
  | { readonly type: 'refused'; readonly code: string; readonly trx?: string }
  | { readonly type: 'later'; readonly afterMs: number; readonly trx: string }
  | { readonly type: 'confirm'; readonly tag: string; readonly withinMs: number; readonly trx: string };

export interface Authorisation {
  readonly trx: string;
  readonly payment: string;
  readonly currency: string;
  amountMinor: bigint;
  state: 'asking' | 'authorised' | 'refused';
  /** When the time of its payer is over, on the clock of the sandbox. */
  endMs: number;
  /** Authorised after that: nobody expects it any more. */
  late: boolean;
  voided: boolean;
  /** One for each time that money was taken, and given back. */
  readonly captures: bigint[];
  readonly refunds: bigint[];
}

interface Operation {
  /** Absent for a key that was taken back before its request came. */
  readonly request?: BankRequest;
  /** Taken back. */
  over?: boolean;
  answer: BankAnswer;
}

export interface BankOptions {
  readonly id: string;
  /** Knows no end of a payer's time, and takes nothing back. */
  readonly lax: boolean;
  /** Of all banks together: nobody may be charged at two of them. */
  readonly authorised: Authorisation[];
  readonly scheduler: Scheduler;
  /** The time of the sandbox, which is moved on for nodes and banks alike. */
  readonly clockMs: () => number;
  readonly chance: Chance;
  readonly weather: Weather;
  /** The payer is asked; `decide` is what they do about it, once. True when nobody waits for it any more. */
  readonly askPayer: (payment: string, tag: string, decide: (agrees: boolean) => boolean) => void;
}

const TEMPORARY = 'authorization_failed:temporarily_unavailable';

export function createBank(options: BankOptions): Bank {
  const { id, lax, authorised, scheduler, clockMs, chance, weather, askPayer } = options;
  const operations = new Map<string, Operation>();
  const authorisations = new Map<string, Authorisation>();
  const complaints: string[] = [];
  const refusals = new Map<string, number>();
  let transactions = 0;

  const refuse = (code: string, trx?: string): BankAnswer => ({
    type: 'refused',
    code,
    ...(trx === undefined ? {} : { trx }),
  });

  const authorise = (request: BankRequest): BankAnswer => {
    const open = authorised.find(
      ({ payment, state, voided, endMs }) =>
        payment === request.payment && !voided && (state === 'authorised' || (state === 'asking' && clockMs() < endMs)),
    );
    if (open !== undefined && !open.late)
      complaints.push(`${request.payment} is charged anew while ${open.trx} is ${open.state}`);
    transactions += 1;
    const trx = `${id}-${transactions}`;
    const authorisation: Authorisation = {
      trx,
      payment: request.payment,
      currency: request.currency,
      amountMinor: request.amountMinor,
      state: 'asking',
      endMs: Number.POSITIVE_INFINITY,
      late: false,
      voided: false,
      captures: [],
      refunds: [],
    };
    authorisations.set(trx, authorisation);
    authorised.push(authorisation);
    switch (chance.weighted(weather.authorisations())) {
      case 'approved':
        return approved(authorisation);
      case 'less': {
        authorisation.amountMinor -= authorisation.amountMinor / 10n;
        return { ...approved(authorisation), changedMinor: authorisation.amountMinor };
      }
      case 'declined':
        return declined(authorisation, chance.pick(DECLINES));
      case 'unavailable':
        return declined(authorisation, TEMPORARY);
      case 'later':
        return laterDecided(request.key, authorisation);
      case 'confirm':
        return confirmed(request, authorisation);
    }
  };

  const approved = (authorisation: Authorisation) => {
    authorisation.state = 'authorised';
    authorisation.late = clockMs() >= authorisation.endMs;
    return { type: 'done', trx: authorisation.trx } as const;
  };
  const declined = (authorisation: Authorisation, code: string): BankAnswer => {
    authorisation.state = 'refused';
    return refuse(code, authorisation.trx);
  };
  const decideLater = (key: string, delayMs: number, what: string, decide: () => BankAnswer): void => {
    scheduler.after(delayMs, `${id}: ${what}`, () => {
      const operation = operations.get(key);
      if (operation !== undefined && !operation.over) operation.answer = decide();
    });
  };

  const laterDecided = (key: string, authorisation: Authorisation): BankAnswer => {
    const afterMs = chance.spread(500, 60_000);
    const agrees = chance.happens(0.8);
    decideLater(
      key,
      chance.between(0, 2 * afterMs),
      `${authorisation.trx} is ${agrees ? 'granted' : 'declined'}`,
      () => (agrees ? approved(authorisation) : declined(authorisation, 'authorization_failed:insufficient_funds')),
    );
    return { type: 'later', afterMs, trx: authorisation.trx };
  };

  /** The tag is the one that came with the request, or a reference of the bank's own. */
  const confirmed = (request: BankRequest, authorisation: Authorisation): BankAnswer => {
    const { trx, payment } = authorisation;
    const tag = chance.happens(0.3) ? `ref-${trx}` : request.tag;
    const withinMs = chance.pick([30_000, 15 * 60_000, 3_600_000]);
    authorisation.endMs = clockMs() + withinMs;
    askPayer(payment, tag, (agrees) => {
      const operation = operations.get(request.key);
      if (operation === undefined || operation.over || authorisation.state !== 'asking') return false;
      if (!lax && clockMs() >= authorisation.endMs) return false; // B2
      operation.answer = agrees
        ? approved(authorisation)
        : declined(authorisation, 'preauthorization_failed:three_ds_failed');
      return authorisation.late;
    });
    return { type: 'confirm', tag, withinMs, trx };
  };

  /** What is asked of an authorisation: the money is taken, let go, or given back, unless the bank has a bad day. */
  const move = (target: Movement, { key, payment, amountMinor, trx }: BankRequest): BankAnswer => {
    const authorisation = trx === undefined ? undefined : authorisations.get(trx);
    if (authorisation === undefined || authorisation.state !== 'authorised') {
      complaints.push(`${payment} is to be ${target} and was never authorised as ${trx ?? 'nothing'}`);
      return refuse('authorization_failed:unknown');
    }
    const name = `${payment} ${target}`;
    const refused = refusals.get(name) ?? 0;
    const mood = refused < 3 ? chance.weighted(weather.movements(target)) : 'done';
    if (mood === 'unavailable' || mood === 'refused') {
      refusals.set(name, refused + 1);
      return refuse(mood === 'refused' ? 'authorization_failed:operation_blocked' : TEMPORARY);
    }
    // Money on its way back is a transaction of its own.
    transactions += target === 'refunded' ? 1 : 0;
    const own = target === 'refunded' ? `${id}-${transactions}` : authorisation.trx;
    const done = (): BankAnswer => {
      execute(authorisation, target, amountMinor);
      return { type: 'done', trx: own };
    };
    if (mood === 'done') return done();
    const afterMs = chance.spread(500, target === 'refunded' ? 3_600_000 : 60_000);
    const declines = target === 'refunded' && chance.happens(0.4);
    decideLater(
      key,
      chance.between(0, 2 * afterMs),
      `${authorisation.trx} is ${declines ? 'not ' : ''}${target}`,
      () => (declines ? refuse('authorization_failed:operation_blocked') : done()),
    );
    return { type: 'later', afterMs, trx: own };
  };

  const execute = (authorisation: Authorisation, target: Movement, amountMinor: bigint): void => {
    const { trx, captures, refunds } = authorisation;
    const taken = sum(captures);
    switch (target) {
      case 'captured':
        if (authorisation.voided || captures.length > 0) complaints.push(`${trx} is captured again, or after its void`);
        if (amountMinor > authorisation.amountMinor) complaints.push(`${trx} is captured with more than it holds`);
        captures.push(amountMinor);
        return;
      case 'cancelled':
        if (captures.length > 0) complaints.push(`${trx} is voided after its capture`);
        authorisation.voided = true;
        return;
      case 'refunded':
        if (sum(refunds) + amountMinor > taken) complaints.push(`${trx} is refunded by more than was taken`);
        refunds.push(amountMinor);
    }
  };

  return {
    id,
    authorisations,
    complaints,
    down: false,
    request: (request) => {
      const known = operations.get(request.key);
      if (known !== undefined) {
        if (known.request !== undefined && !sameRequest(known.request, request))
          complaints.push(`key ${request.key} comes again with another request`);
        return known.answer;
      }
      const operation: Operation = { request, answer: refuse('unknown') };
      operations.set(request.key, operation);
      operation.answer = request.target === 'processed' ? authorise(request) : move(request.target, request);
      return operation.answer;
    },
    status: (key) => operations.get(key)?.answer ?? 'not_found',
    cancel: (key) => {
      const operation = operations.get(key);
      const done = operation?.answer.type === 'done' ? authorisations.get(operation.answer.trx) : undefined;
      if (operation?.answer.type === 'refused' && !operation.over) return operation.answer;
      if (operation?.answer.type === 'done' && (done === undefined || chance.happens(0.5))) return operation.answer;
      const open = operation === undefined || operation.over ? undefined : authorisations.get(trxOf(operation.answer));
      if (open?.state === 'authorised') open.voided = true;
      if (open?.state === 'asking') open.state = 'refused';
      const answer = refuse('authorization_failed:taken_back');
      operations.set(key, { ...(operation ?? {}), answer, over: true });
      return 'cancelled';
    },
  };
}

function trxOf(answer: BankAnswer): string {
  return answer.trx ?? '';
}

function sameRequest(a: BankRequest, b: BankRequest): boolean {
  return a.payment === b.payment && a.target === b.target && a.amountMinor === b.amountMinor;
}

const DECLINES = [
  'authorization_failed:insufficient_funds',
  'authorization_failed:rejected_by_issuer',
  'preauthorization_failed:card_blocked',
] as const;

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
