import type { Vault } from '../ports/vault.ts';
import { requestEncoder } from './protos.ts';

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
  return vault.digest('request', scoped(method, party, canonicalRequest(method, request)));
}

/** The party is told beside the request, as resolved: a merchant may name itself or not. */
const NOT_CONTENT = {
  requestId: undefined,
  validateOnly: undefined,
  partyId: undefined,
  pageToken: undefined,
  pageSize: undefined,
};

/** `method` is `Service/Method`. Our encoder leaves defaults out (F1) and sorts (F2). */
export function canonicalRequest(method: string, request: object): Buffer {
  return requestEncoder(method)({ ...request, ...NOT_CONTENT });
}

/** No two different parts look the same when they are put together: names hold no line ends. */
export function scoped(method: string, scope: string, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(`${method}\n${scope}\n`), ...parts]);
}
