import { type JsonObject, parseObject } from './json-object.ts';
import { RECEIVER_TYPES, type ReceiverType, TOOL_TYPES, type ToolType } from './model.ts';
import { PLAN_STEPS, type Plan, type PlanStep, parsePlan } from './outcome.ts';
import { isTransferMethod } from './requisites.ts';

/** Reads the bodies of the bank's API. What does not fit is thrown as `BadRequest` with the field's name. */

export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** Whom to tell. No part of the content: a repeat may name another address. */
export interface Contact {
  readonly tag?: string;
  readonly callbackUrl?: string;
  readonly returnUrl?: string;
  /** Of a challenge that the shop runs itself: the bank waits for its result, and calls nobody back. */
  readonly byResult?: boolean;
  /** Where the payer's browser takes that result. */
  readonly notificationUrl?: string;
}

export interface AuthoriseRequest extends Contact {
  readonly kind: 'authorise';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly source: Source;
  readonly reference: string;
  readonly capture: boolean;
  /** The card is to be charged again: the answer brings a token for it. */
  readonly storeCard: boolean;
  /** What is known of the payer. Never written to the file. */
  readonly payer: Readonly<Record<string, string>>;
}

export interface PayoutRequest extends Contact {
  readonly kind: 'payout';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly reference: string;
  /** Its value is never written to the file. */
  readonly receiver: { readonly type: ReceiverType; readonly value: string; readonly bankCode?: string };
}

/** What a payer gave to the shop, who brings it here. Never written to the file. */
export type VerificationRequest =
  | { readonly type: 'otp'; readonly otp: string }
  | { readonly type: 'cres'; readonly cres: string }
  | { readonly type: 'pa_res'; readonly paRes: string; readonly md: string };

/** Money that arrives, or (of a payout) cannot. */
export interface TransferRequest {
  /** Absent: what was asked for. */
  readonly amountMinor?: bigint;
  readonly declineCode?: string;
}

/** What pays. */
export type Source =
  | { readonly type: 'card'; readonly pan: string; readonly expiry: string; readonly cvv?: string }
  /** A card that was stored with an earlier payment. */
  | { readonly type: 'stored'; readonly recurrentToken: string }
  | { readonly type: 'tool'; readonly tool: ToolType; readonly transferMethod?: string };

export interface FollowUpRequest extends Contact {
  readonly kind: 'capture' | 'void' | 'refund';
  /** Absent: all that there is. */
  readonly amountMinor?: bigint;
  /** Of a refund, where it differs from the payment's. */
  readonly reference?: string;
}

export function parseJson(text: string): JsonObject {
  const value = text === '' ? {} : parseObject(text);
  if (value === undefined) throw new BadRequest('body', 'not a JSON object');
  return value;
}

export function authoriseRequest(body: JsonObject): AuthoriseRequest {
  return {
    kind: 'authorise',
    amountMinor: amount(body['amountMinor']),
    currency: text(body['currency'], 'currency', /^[A-Z]{3}$/),
    source: source(body),
    reference: text(body['reference'], 'reference', REFERENCE),
    capture: body['capture'] === true,
    storeCard: body['storeCard'] === true,
    payer: body['payer'] === undefined ? {} : texts(body['payer'], 'payer'),
    ...contact(body),
  };
}

export function payoutRequest(body: JsonObject): PayoutRequest {
  const receiver = object(body['receiver'], 'receiver');
  const type = RECEIVER_TYPES.find((known) => known === receiver['type']);
  if (type === undefined) throw new BadRequest('receiver.type', `not one of ${RECEIVER_TYPES.join(', ')}`);
  const { bankCode } = receiver;
  return {
    kind: 'payout',
    amountMinor: amount(body['amountMinor']),
    currency: text(body['currency'], 'currency', /^[A-Z]{3}$/),
    reference: text(body['reference'], 'reference', REFERENCE),
    receiver: {
      type,
      value: text(receiver['value'], 'receiver.value', /^[\x21-\x7e]{1,64}$/),
      ...(bankCode === undefined ? {} : { bankCode: text(bankCode, 'receiver.bankCode', REFERENCE) }),
    },
    ...contact(body),
  };
}

export function verificationRequest(body: JsonObject): VerificationRequest {
  const { otp, cres, paRes, md } = body;
  if (otp !== undefined) return { type: 'otp', otp: text(otp, 'otp', /^.{1,64}$/s) };
  if (cres !== undefined) return { type: 'cres', cres: text(cres, 'cres', PAYLOAD) };
  return { type: 'pa_res', paRes: text(paRes, 'paRes', PAYLOAD), md: text(md, 'md', PAYLOAD) };
}

export function transferRequest(body: JsonObject): TransferRequest {
  const { amountMinor, declineCode } = body;
  return {
    ...(amountMinor === undefined ? {} : { amountMinor: amount(amountMinor) }),
    ...(declineCode === undefined ? {} : { declineCode: text(declineCode, 'declineCode', /^[a-z_]{1,64}$/) }),
  };
}

function source({ card: cardValue, recurrentToken, tool, service }: JsonObject): Source {
  if (recurrentToken !== undefined)
    return { type: 'stored', recurrentToken: text(recurrentToken, 'recurrentToken', REFERENCE) };
  if (tool !== undefined) {
    const known = TOOL_TYPES.find((type) => type === tool);
    if (known === undefined) throw new BadRequest('tool', `not one of ${TOOL_TYPES.join(', ')}`);
    const isTransfer = known === 'payment_terminal' && typeof service === 'string' && isTransferMethod(service);
    return { type: 'tool', tool: known, ...(isTransfer ? { transferMethod: service } : {}) };
  }
  const card = object(cardValue, 'card');
  const cvv = card['cvv'];
  return {
    type: 'card',
    pan: text(card['pan'], 'card.pan', /^[0-9]{12,19}$/),
    expiry: text(card['expiry'], 'card.expiry', /^(0[1-9]|1[0-2])\/[0-9]{2}$/),
    ...(cvv === undefined ? {} : { cvv: text(cvv, 'card.cvv', /^[0-9]{3,4}$/) }),
  };
}

function texts(value: unknown, field: string): Readonly<Record<string, string>> {
  const entries = Object.entries(object(value, field));
  return Object.fromEntries(entries.map(([name, each]) => [name, text(each, `${field}.${name}`, /^.{0,10000}$/s)]));
}

export function followUpRequest(kind: FollowUpRequest['kind'], body: JsonObject): FollowUpRequest {
  const { amountMinor, reference } = body;
  return {
    kind,
    ...(amountMinor === undefined || kind === 'void' ? {} : { amountMinor: amount(amountMinor) }),
    ...(reference === undefined ? {} : { reference: text(reference, 'reference', REFERENCE) }),
    ...contact(body),
  };
}

export function scriptRequest(body: JsonObject): { readonly pattern: string; readonly plan: Plan } {
  const pattern = text(body['reference'], 'reference', REFERENCE);
  const operations = object(body['operations'], 'operations');
  const plan: { [step in PlanStep]?: readonly string[] } = {};
  for (const [name, outcomes] of Object.entries(operations)) {
    const step = PLAN_STEPS.find((known) => known === name);
    if (step === undefined) throw new BadRequest(`operations.${name}`, `not one of ${PLAN_STEPS.join(', ')}`);
    if (!Array.isArray(outcomes) || outcomes.length > MAX_OUTCOMES)
      throw new BadRequest(`operations.${name}`, 'not a list of outcomes');
    plan[step] = outcomes.map(String);
  }
  try {
    return { pattern, plan: parsePlan(plan) };
  } catch (error) {
    throw new BadRequest('operations', error instanceof Error ? error.message : 'unknown outcome');
  }
}

const REFERENCE = /^[\x21-\x7e]{1,256}$/;
/** Results of 3-D Secure are long. */
const PAYLOAD = /^.{1,20000}$/s;
const MAX_OUTCOMES = 1000;

function contact(body: JsonObject): Contact {
  const { tag, callbackUrl, returnUrl, byResult, notificationUrl } = body;
  return {
    ...(tag === undefined ? {} : { tag: text(tag, 'tag', REFERENCE) }),
    ...(callbackUrl === undefined ? {} : { callbackUrl: url(callbackUrl, 'callbackUrl') }),
    ...(returnUrl === undefined ? {} : { returnUrl: url(returnUrl, 'returnUrl') }),
    ...(byResult === true ? { byResult } : {}),
    ...(notificationUrl === undefined ? {} : { notificationUrl: url(notificationUrl, 'notificationUrl') }),
  };
}

function object(value: unknown, field: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadRequest(field, 'not an object');
  return value as JsonObject;
}

function text(value: unknown, field: string, form: RegExp): string {
  if (typeof value !== 'string' || !form.test(value)) throw new BadRequest(field, `not of the form ${form.source}`);
  return value;
}

function amount(value: unknown): bigint {
  return BigInt(text(value, 'amountMinor', /^[1-9][0-9]{0,13}$/));
}

function url(value: unknown, field: string): string {
  if (typeof value !== 'string' || !/^https?:\/\//.test(value) || !URL.canParse(value))
    throw new BadRequest(field, 'not an http or https URL');
  return value;
}
