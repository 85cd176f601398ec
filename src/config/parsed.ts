/** What a parser of one written value answers: the value, or what is wrong with the text and the accepted form. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Malformed;

export interface Malformed {
  readonly ok: false;
  readonly message: string;
}

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function malformed(message: string): Malformed {
  return { ok: false, message };
}
