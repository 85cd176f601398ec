import type { Bank } from './bank.ts';
import { ok, type Reply, refusal } from './reply.ts';
import {
  authoriseRequest,
  BadRequest,
  followUpRequest,
  parseJson,
  payoutRequest,
  scriptRequest,
  verificationRequest,
} from './requests.ts';

/** One call of the bank's API, read off its socket. */
export interface Call {
  readonly method: string;
  /** Parts of the path after `/v1`. */
  readonly path: readonly string[];
  readonly query: string;
  readonly key: string | string[] | undefined;
  readonly body: string;
}

/** Finds who answers a call. Throws `BadRequest` for a body, a header or a key that does not fit. */
export function route(bank: Bank, call: Call): Reply {
  const reply = call.method === 'GET' ? read(bank, call) : write(bank, call);
  return reply ?? refusal(404, 'no_such_path', 'no such method and path');
}

function write(bank: Bank, { method, path, key, body }: Call): Reply | undefined {
  const [collection, id, verb] = path;
  if (collection === 'script' && id === undefined)
    return method === 'DELETE' ? clearScripts(bank) : setScript(bank, body);
  if (method !== 'POST') return undefined;
  if (collection === 'payments' && id === undefined)
    return bank.authorise(parseKey(key), authoriseRequest(parseJson(body)));
  if (collection === 'payments' && id !== undefined && (verb === 'capture' || verb === 'void' || verb === 'refund')) {
    return bank.followUp(parseKey(key), id, followUpRequest(verb, parseJson(body)));
  }
  if (collection === 'payouts' && id === undefined) return bank.payout(parseKey(key), payoutRequest(parseJson(body)));
  if (collection === 'operations' && id !== undefined && verb === 'cancel') return bank.cancelKey(parseKey(id));
  if (collection === 'operations' && id !== undefined && verb === 'verification')
    return bank.verify(parseKey(id), verificationRequest(parseJson(body)));
  return undefined;
}

function read(bank: Bank, { path, query }: Call): Reply | undefined {
  const [collection, id, verb] = path;
  if (verb !== undefined) return undefined;
  if (collection === 'operations' && id !== undefined) return bank.operation(id);
  if (collection === 'payments' && id !== undefined) return bank.payment(id);
  const reference = new URLSearchParams(query).get('reference');
  if (collection === 'payments' && reference !== null) return bank.paymentsOf(reference);
  if (collection !== 'effects' || id !== undefined) return undefined;
  if (reference === null) return ok(bank.effects());
  return ok({
    effects: bank.effectsOf(reference).map((effect) => ({ ...effect, amountMinor: String(effect.amountMinor) })),
  });
}

function setScript(bank: Bank, body: string): Reply {
  const { pattern, plan } = scriptRequest(parseJson(body));
  bank.scripts.set(pattern, plan);
  return ok({ reference: pattern });
}

function clearScripts(bank: Bank): Reply {
  bank.scripts.clear();
  return ok({});
}

const KEY = /^[A-Za-z0-9_.-]{1,255}$/;

function parseKey(key: string | readonly string[] | undefined): string {
  if (typeof key !== 'string' || !KEY.test(key))
    throw new BadRequest('idempotency-key', `not of the form ${KEY.source}`);
  return key;
}
