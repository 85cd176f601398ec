import { createHash, type KeyObject, randomBytes } from 'node:crypto';
import type { Operation as Kind } from '../errand.ts';
import { createDoor } from './door.ts';
import type { Operation, PartnerBook } from './partner-book.ts';
import { type MoneyRequest, moneyRequest, sessionRequest, statusRequest } from './partner-requests.ts';
import { newOperation, obstacle, settled } from './partner-rules.ts';
import type { Switchboard } from './switches.ts';

/**
 * The partner without its sockets, as reference integrations B3 reconstructs it. Not responsible for how answers and callbacks
 * travel: it says, the server does.
 *  F1 A request id has one content and moves money once at most. A repeat gets what became of it, other content is refused.
 *  F2 A step is applied whole and synchronously.
 *  F3 No more goes back than was charged.
 *  F4 Money goes back only under the reversal key.
 */
export interface FakePartner {
  call(path: string, body: unknown): Reply;
  /** The payment page's button. */
  pay(sessionId: string, choice: Choice): Reply;
  pageOf(sessionId: string): Operation | undefined;
}

export interface Choice {
  readonly approve: boolean;
  readonly card?: { readonly maskedPan: string; readonly expiry: string };
}

export interface Reply {
  readonly status: number;
  readonly body: object;
  /** Of no answer at all. */
  readonly silent?: boolean;
  /** Done after the answer has left. */
  readonly later?: () => readonly Callback[];
  readonly slow?: boolean;
  /** Sent before the answer, each to its end. */
  readonly before?: readonly Callback[];
  readonly after?: readonly Callback[];
}

export interface Callback {
  readonly url: string;
  readonly body: object;
}

export interface FakePartnerOptions {
  readonly merchantId: string;
  /** Any of them: one more while a key is rotated. */
  readonly paymentKeys: readonly KeyObject[];
  readonly reversalKeys: readonly KeyObject[];
  readonly book: PartnerBook;
  readonly switches: Switchboard;
  readonly nowMs: () => number;
  readonly publicUrl: () => string;
  readonly sessionLifeMs: number;
  /** Tokens of cards that were saved before this partner's memory begins. */
  readonly cardTokens: readonly string[];
}

interface Session {
  readonly nextAction: Kind | 'paymentStatus';
  readonly requestId: string;
  readonly untilMs: number;
  readonly callbackUrl?: string;
}

const MONEY_PATHS: readonly string[] = [
  'completeMerchantAcquiring',
  'processPaymentReversal',
] satisfies readonly Kind[];

export function createFakePartner(options: FakePartnerOptions): FakePartner {
  const { book, switches, nowMs, publicUrl, sessionLifeMs, paymentKeys, reversalKeys } = options;
  const door = createDoor(options);
  const sessions = new Map<string, Session>();

  const keysFor = (path: string, body: unknown): readonly KeyObject[] => {
    const action = path === 'initSession' ? sessionRequest.safeParse(body).data?.nextAction : path;
    if (action === 'processPaymentReversal') return switches.has('wrong_key') ? [] : reversalKeys; // F4
    return action === 'paymentStatus' ? [...paymentKeys, ...reversalKeys] : paymentKeys;
  };

  const openSession = (body: unknown): Reply => {
    const read = sessionRequest.safeParse(body);
    if (!read.success) return refusal(400, 'MALFORMED');
    const { requestId, nextAction, paymentCompletedCallbackUrl: callbackUrl, ...asked } = read.data;
    const sessionId = `ses_${randomBytes(12).toString('hex')}`;
    const untilMs = nowMs() + sessionLifeMs;
    sessions.set(sessionId, {
      nextAction,
      requestId,
      untilMs,
      ...(callbackUrl === undefined ? {} : { callbackUrl }),
    });
    const answer = { sessionId, expiresAt: new Date(untilMs).toISOString() };
    if (nextAction !== 'processPayment') return { status: 200, body: answer };
    const known = book.operation(requestId);
    if (known !== undefined && !sameContent(known, { operation: nextAction, ...asked }))
      return refusal(409, 'DUPLICATE_REQUEST_ID');
    const { urlAfterPaymentProcessed: returnUrl } = read.data;
    const page = { sessionId, untilMs, ...(returnUrl === undefined ? {} : { returnUrl }) };
    const operation = known ?? newOperation({ ...asked, requestId, operation: nextAction }, callbackUrl, nowMs());
    book.write(operation.status === 'CREATED' ? { ...operation, page } : operation); // F1
    return { status: 200, body: { ...answer, paymentPageUrl: `${publicUrl()}/pay/${sessionId}` } };
  };

  const known = (sessionId: string, action: string, requestId: string): Session | undefined => {
    const session = sessions.get(sessionId);
    const fits = session?.nextAction === action && session.requestId === requestId;
    return fits ? session : undefined;
  };

  const moveMoney = (path: string, body: unknown): Reply => {
    const read = moneyRequest.safeParse(body);
    if (!read.success) return refusal(400, 'MALFORMED');
    const request: MoneyRequest = { ...read.data, operation: path as Kind };
    const { sessionId, requestId } = request;
    const session = known(sessionId, path, requestId);
    if (session === undefined) return refusal(404, 'UNKNOWN_SESSION');
    if (session.untilMs <= nowMs() || switches.once('session_expiry', requestId)) {
      sessions.delete(sessionId);
      return refusal(410, 'SESSION_EXPIRED');
    }
    const before = book.operation(requestId);
    if (before !== undefined && !sameContent(before, request)) return refusal(409, 'DUPLICATE_REQUEST_ID'); // F1
    if (switches.once('error_then_executed', requestId)) {
      return { ...refusal(503, 'UNAVAILABLE'), later: () => tell(execute(request, session)) };
    }
    const done = execute(request, session);
    const reply = { status: 200, body: { ...viewOf(done), sessionId } };
    if (switches.once('timeout_after_executing', requestId)) return { ...reply, silent: true, after: tell(done) };
    return { ...reply, [switches.has('callback_before_response') ? 'before' : 'after']: tell(done) };
  };

  const execute = (request: MoneyRequest, { callbackUrl }: Session): Operation => {
    const before = book.operation(request.requestId);
    if (before !== undefined) return before; // F1
    const operation = newOperation(request, callbackUrl, nowMs());
    if (switches.has('decline')) return end(operation, 'INSUFFICIENT_FUNDS');
    const why = obstacle(book, operation, request.cardToken, options.cardTokens); // F3
    if (why !== undefined) return end(operation, why);
    if (!switches.once('pending', request.requestId)) return end(operation);
    const pending: Operation = { ...operation, status: 'PENDING', questionsLeft: 2 };
    book.write(pending);
    return pending;
  };

  /** What it comes to: done, or declined for a reason. */
  const end = (operation: Operation, why?: string): Operation => {
    const { ended, original, effect } = settled(book, operation, why, nowMs());
    if (original !== undefined) book.write(original);
    book.write(ended, effect);
    return ended;
  };

  const tellStatus = (body: unknown): Reply => {
    const read = statusRequest.safeParse(body);
    if (!read.success) return refusal(400, 'MALFORMED');
    const { sessionId, requestId } = read.data;
    const session = known(sessionId, 'paymentStatus', requestId);
    if (session === undefined) return refusal(404, 'UNKNOWN_SESSION');
    if (session.untilMs <= nowMs()) return refusal(410, 'SESSION_EXPIRED');
    const slow = switches.has('slow_status');
    const before = book.operation(requestId);
    const operation = before && comeNearer(before);
    if (operation === undefined || switches.once('not_found_then_accepted', requestId))
      return { status: 200, body: { requestId, status: 'NOT_FOUND', resultCode: 'NOT_FOUND' }, slow };
    const { amount } = operation;
    const view = { ...viewOf(operation), amount: switches.has('amount_mismatch') ? amount + 1 : amount };
    return {
      status: 200,
      body: view,
      slow,
      ...(isOpen(before) && !isOpen(operation) ? { after: tell(operation) } : {}),
    };
  };

  /** A question itself brings what is on its way nearer to its end, and notices a page whose time is up. */
  const comeNearer = (operation: Operation): Operation => {
    const { status, page, questionsLeft = 1 } = operation;
    if (status === 'CREATED' && (page?.untilMs ?? 0) <= nowMs()) return end(operation, 'SESSION_EXPIRED');
    if (status !== 'PENDING') return operation;
    if (questionsLeft <= 1) return end(operation);
    const nearer = { ...operation, questionsLeft: questionsLeft - 1 };
    book.write(nearer);
    return nearer;
  };

  const tell = ({ requestId, status, callbackUrl, savedCard }: Operation): readonly Callback[] => {
    if (callbackUrl === undefined || status === 'PENDING' || switches.has('drop_callback')) return [];
    const completed = { url: callbackUrl, body: { request_id: requestId } };
    const saved = {
      url: callbackUrl.replace('on_payment_completed', 'on_card_saved'),
      body: { request_id: requestId, ...savedCard },
    };
    const once = savedCard === undefined ? [completed] : [completed, saved];
    return switches.has('duplicate_callback') ? [...once, ...once] : once;
  };

  const pageOf = (sessionId: string): Operation | undefined => {
    const requestId = sessions.get(sessionId)?.requestId;
    const operation = requestId === undefined ? undefined : book.operation(requestId);
    return operation?.page?.sessionId === sessionId ? operation : undefined;
  };

  return {
    pageOf,
    pay: (sessionId, { approve, card }) => {
      const operation = pageOf(sessionId);
      if (operation?.status !== 'CREATED') return refusal(409, 'NOT_PAYABLE');
      if ((operation.page?.untilMs ?? 0) <= nowMs())
        return { status: 200, body: {}, after: tell(end(operation, 'SESSION_EXPIRED')) };
      const saved = approve && card !== undefined ? { savedCard: { ...card, cardToken: tokenFor(operation) } } : {};
      const why = approve ? (switches.has('decline') ? 'INSUFFICIENT_FUNDS' : undefined) : 'PAYER_DECLINED';
      return { status: 200, body: {}, after: tell(end({ ...operation, ...saved }, why)) };
    },
    call: (path, body) => {
      const why = door.refuse(body, keysFor(path, body));
      if (why !== undefined) return refusal(why === 'MALFORMED' ? 400 : 401, why);
      if (path === 'initSession') return openSession(body);
      if (path === 'paymentStatus') return tellStatus(body);
      if (!MONEY_PATHS.includes(path)) return refusal(404, 'NO_SUCH_CALL');
      const requestId = moneyRequest.safeParse(body).data?.requestId ?? '';
      return switches.once('replayed_nonce', requestId) ? refusal(401, 'NONCE_REUSED') : moveMoney(path, body);
    },
  };
}

function isOpen(operation: Operation | undefined): boolean {
  return operation?.status === 'CREATED' || operation?.status === 'PENDING';
}

function tokenFor({ requestId }: Operation): string {
  return `tok_${createHash('sha256').update(requestId).digest('hex').slice(0, 24)}`;
}

function sameContent(
  known: Operation,
  asked: Pick<Operation, 'operation' | 'amount' | 'currency' | 'originalRequestId'>,
): boolean {
  const fields = ['operation', 'amount', 'currency', 'originalRequestId'] as const;
  return fields.every((field) => known[field] === asked[field]);
}

function viewOf(operation: Operation): object {
  const {
    requestId,
    operation: kind,
    status,
    amount,
    currency,
    rrn,
    authCode,
    resultCode,
    originalRequestId,
    updatedAtMs,
  } = operation;
  return {
    requestId,
    operation: kind,
    status,
    amount,
    currency,
    rrn,
    ...(authCode === undefined ? {} : { authCode }),
    ...(originalRequestId === undefined ? {} : { originalRequestId }),
    resultCode,
    resultMessage: resultCode === 'OK' ? 'Done' : 'Not done',
    updatedAt: new Date(updatedAtMs).toISOString(),
  };
}

function refusal(status: number, resultCode: string): Reply {
  return { status, body: { resultCode, resultMessage: 'Refused' } };
}
