import { type JsonObject, parseObject } from './json-object.ts';
import { TOOL_TYPES, type ToolType } from './model.ts';
import { OPERATIONS, type OperationKind, type Plan, parsePlan } from './outcome.ts';

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

/** What pays. */
export type Source =
  | { readonly type: 'card'; readonly pan: string; readonly expiry: string; readonly cvv?: string }
  /** A card that was stored with an earlier payment. */
  | { readonly type: 'stored'; readonly recurrentToken: string }
  | { readonly type: 'tool'; readonly tool: ToolType };

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

function source({ card: cardValue, recurrentToken, tool }: JsonObject): Source {
  if (recurrentToken !== undefined)
    return { type: 'stored', recurrentToken: text(recurrentToken, 'recurrentToken', REFERENCE) };
  if (tool !== undefined) {
    const known = TOOL_TYPES.find((type) => type === tool);
    if (known === undefined) throw new BadRequest('tool', `not one of ${TOOL_TYPES.join(', ')}`);
    return { type: 'tool', tool: known };
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
  const plan: { [operation in OperationKind]?: readonly string[] } = {};
  for (const [name, outcomes] of Object.entries(operations)) {
    const operation = OPERATIONS.find((known) => known === name);
    if (operation === undefined) throw new BadRequest(`operations.${name}`, `not one of ${OPERATIONS.join(', ')}`);
    if (!Array.isArray(outcomes) || outcomes.length > MAX_OUTCOMES)
      throw new BadRequest(`operations.${name}`, 'not a list of outcomes');
    plan[operation] = outcomes.map(String);
  }
  try {
    return { pattern, plan: parsePlan(plan) };
  } catch (error) {
    throw new BadRequest('operations', error instanceof Error ? error.message : 'unknown outcome');
  }
}

const REFERENCE = /^[\x21-\x7e]{1,256}$/;
const MAX_OUTCOMES = 1000;

function contact(body: JsonObject): Contact {
  const { tag, callbackUrl, returnUrl } = body;
  return {
    ...(tag === undefined ? {} : { tag: text(tag, 'tag', REFERENCE) }),
    ...(callbackUrl === undefined ? {} : { callbackUrl: url(callbackUrl, 'callbackUrl') }),
    ...(returnUrl === undefined ? {} : { returnUrl: url(returnUrl, 'returnUrl') }),
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
