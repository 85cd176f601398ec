/** How values cross to PostgreSQL, and back. Everything is a text by then, so that nothing can fail half-way through a batch. */

/** A value of one parameter; arrays are made by `arrayOf`. */
export type Value = string | number | bigint | boolean | null | Uint8Array | ArrayValue;

export type ElementType = 'bigint' | 'integer' | 'boolean' | 'text' | 'bytea';
export type Cell = string | number | bigint | boolean | null | Uint8Array;

/** An array in the text form of PostgreSQL, ready to be sent. */
export interface ArrayValue {
  readonly literal: string;
}

export function arrayOf(type: ElementType, cells: readonly Cell[]): ArrayValue {
  return { literal: `{${cells.map((cell) => elementOf(type, cell)).join(',')}}` };
}

export function parameterOf(value: Value): string | Buffer | null {
  if (value === null) return null;
  if (typeof value === 'string') return storable(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  return typeof value === 'object' ? value.literal : String(value);
}

export function textOf(stored: unknown): string {
  const text = String(stored);
  return text.includes(ESCAPE) ? text.replace(ESCAPED, (_, sign) => (sign === '0' ? NUL : ESCAPE)) : text;
}

export function bytesOf(stored: unknown): Uint8Array {
  return stored as Uint8Array;
}

/** Bytes as they are now: a caller may use its buffer again. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** Present under this name when there is one: absent is absent. */
export function optionalText<Name extends string>(name: Name, stored: unknown): { readonly [Key in Name]?: string } {
  return (stored === null ? {} : { [name]: textOf(stored) }) as { readonly [Key in Name]?: string };
}

const NUL = '\u0000';
const ESCAPE = '\u001a';
const UNSAFE = new RegExp(`[${NUL}${ESCAPE}]`, 'g');
const ESCAPED = new RegExp(`${ESCAPE}([01])`, 'g');

/** PostgreSQL keeps every character in a text but NUL, which a client may well send. */
function storable(text: string): string {
  return text.replace(UNSAFE, (sign) => ESCAPE + (sign === NUL ? '0' : '1'));
}

function elementOf(type: ElementType, cell: Cell): string {
  if (cell === null) return 'NULL';
  if (cell instanceof Uint8Array) return `"\\\\x${Buffer.from(cell).toString('hex')}"`;
  return type === 'text' ? `"${storable(String(cell)).replace(/["\\]/g, '\\$&')}"` : String(cell);
}
