import type { Vault } from '../ports/vault.ts';

/**
 * What tells a repeat of a request from another request under the same id (P5): a keyed MAC over the content. Not
 * responsible for where it is kept.
 *
 *  F1 A field that is absent and one that holds its default are the same content, and so a later release, which knows more
 *     fields, computes the same for an old request.
 *  F2 The order of fields and of map entries on the wire does not matter.
 *  F3 Secrets that live for one attempt (a CVV and the session that binds it) are no part of the content: callers of this
 *     take them out.
 */
export function fingerprintOf(vault: Vault, method: string, request: object, party: string): Uint8Array {
  return vault.digest('request', `${method}\n${party}\n${canonicalRequest(request)}`);
}

/** The party is given beside the request, as resolved: a merchant may name itself or not. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['requestId', 'validateOnly', 'partyId', 'pageToken', 'pageSize']);
const NOTHING: ReadonlySet<string> = new Set();

/** Only fields of the request itself are left out: further inside a name may be a key that the caller chose. */
export function canonicalRequest(request: object): string {
  return canonical(request, NOT_CONTENT);
}

function canonical(message: object, except: ReadonlySet<string>): string {
  let out = '{';
  const fields = message as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).sort()) {
    if (except.has(name)) continue;
    const value = textOf(fields[name]);
    if (value !== undefined) out += `${JSON.stringify(name)}:${value},`;
  }
  return `${out}}`;
}

/** Undefined for what says nothing (F1). */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : JSON.stringify(value);
    case 'number':
      return value === 0 ? undefined : String(value);
    case 'bigint':
      return value === 0n ? undefined : String(value);
    case 'boolean':
      return value ? 'true' : undefined;
    case 'object':
      if (value === null) return undefined;
      if (value instanceof Uint8Array) {
        return value.length === 0 ? undefined : JSON.stringify(Buffer.from(value).toString('base64'));
      }
      if (Array.isArray(value)) return value.length === 0 ? undefined : `[${value.map((item) => textOf(item) ?? '')}]`;
      return canonical(value, NOTHING);
    default:
      return undefined;
  }
}
