import { timingSafeEqual } from 'node:crypto';
import { refuseField } from '../domain/errors.ts';
import type { Vault } from '../ports/vault.ts';
import type { Fields } from './fields.ts';
import { canonicalRequest, scoped } from './fingerprint.ts';
import { Refused } from './refused.ts';

/** Pages of lists (AIP-158). A token holds a cursor and a MAC over it and over everything that the list was asked with. */

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1000;
const FORM = /^([A-Za-z0-9_-]{1,256})\.([A-Za-z0-9_-]{22})$/;

export interface PageRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

export interface Pages {
  /** The cursor of the request's token; undefined on the first page. Throws `Refused` with INVALID_PAGE_TOKEN. */
  cursor(): string | undefined;
  /** The token that a cursor travels in; empty on the last page. */
  token(cursor: string | undefined): string;
}

export function readPageSize(fields: Fields, { pageSize = 0 }: PageRequest): number {
  return pageSize === 0 ? DEFAULT_PAGE_SIZE : fields.integer('page_size', pageSize, 1, MAX_PAGE_SIZE);
}

/** `method` is `Service/Method`; `scope` is whose list it is. The page size may change from page to page. */
export function pagesOf(vault: Vault, method: string, request: PageRequest, scope: string): Pages {
  const mac = (cursor: string): string => {
    const data = scoped(method, scope, Buffer.from(`${cursor}\n`), canonicalRequest(method, request));
    return Buffer.from(vault.digest('page-token', data)).subarray(0, 16).toString('base64url');
  };
  return {
    cursor() {
      const { pageToken } = request;
      if (pageToken === undefined || pageToken === '') return undefined;
      const [, encoded = '', given = ''] = FORM.exec(pageToken) ?? [];
      const cursor = Buffer.from(encoded, 'base64url').toString();
      if (encoded !== '' && timingSafeEqual(Buffer.from(mac(cursor)), Buffer.from(given))) return cursor;
      throw new Refused(refuseField('page_token', 'is not of a list with these parameters', 'INVALID_PAGE_TOKEN'));
    },
    token(cursor) {
      if (cursor === undefined) return '';
      return `${Buffer.from(cursor).toString('base64url')}.${mac(cursor)}`;
    },
  };
}

/** A page of a short list that is at hand whole. The cursor is the place of the next item. */
export function sliceOf<Item>(
  all: readonly Item[],
  cursor: string | undefined,
  pageSize: number,
): { readonly items: readonly Item[]; readonly next: string | undefined } {
  const from = Number(cursor ?? 0);
  const end = from + pageSize;
  return { items: all.slice(from, end), next: end < all.length ? String(end) : undefined };
}
