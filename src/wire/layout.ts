/**
 * The words in which the other files of this folder say how a type of the domain is laid out in protobuf. Field numbers
 * and wire types are not said here: they come from `protos/turnpike/internal`, by name (`codec.ts` joins the two).
 *
 *  W1 Complete by type: a field or a variant of the domain that its layout does not name does not compile.
 *  W2 Absent is not empty: a field that may be absent is `optional` here and in the .proto.
 */
export type Layout =
  | { readonly kind: 'text' | 'bytes' | 'flag' | 'bit' | 'integer' | 'fraction' | 'minor' | 'dictionary' }
  | { readonly kind: 'choice'; readonly names: Readonly<Record<string, string>> }
  | { readonly kind: 'message'; readonly fields: FieldLayouts }
  | {
      readonly kind: 'union';
      readonly discriminator: string;
      readonly variants: Readonly<Record<string, FieldLayouts>>;
    }
  | { readonly kind: 'list'; readonly item: Layout }
  | { readonly kind: 'boxed'; readonly field: string; readonly content: Layout };

export type FieldLayout = Layout | { readonly kind: 'optional'; readonly content: Layout };
export type FieldLayouts = Readonly<Record<string, FieldLayout>>;

declare const laidOut: unique symbol;

/** The layout of exactly this type; the type itself leaves no trace at run time. */
export type LayoutOf<T> = Layout & { readonly [laidOut]?: (value: T) => T };

type OptionalLayoutOf<T> = { readonly kind: 'optional'; readonly content: Layout } & {
  readonly [laidOut]?: (value: T) => T;
};

/** W1, W2: every key of T, and `optional` exactly where T lets it be absent. */
export type FieldLayoutsOf<T> = {
  readonly [K in keyof T]-?: T extends Required<Pick<T, K>>
    ? LayoutOf<T[K]>
    : OptionalLayoutOf<Exclude<T[K], undefined>>;
};

type VariantLayoutsOf<Union, Discriminator extends keyof Union> = {
  readonly [Name in Union[Discriminator] & string]: FieldLayoutsOf<
    Omit<Extract<Union, Readonly<Record<Discriminator, Name>>>, Discriminator>
  >;
};

/** Stored as UTF-8; a lone surrogate, which has no UTF-8 form, is read back as U+FFFD. */
export const text: LayoutOf<string> = { kind: 'text' };
export const bytes: LayoutOf<Uint8Array> = { kind: 'bytes' };
export const flag: LayoutOf<boolean> = { kind: 'flag' };
export const bit: LayoutOf<0 | 1> = { kind: 'bit' };
/** A whole number that a double holds exactly; times too. */
export const integer: LayoutOf<number> = { kind: 'integer' };
export const fraction: LayoutOf<number> = { kind: 'fraction' };
/** Money and other counts that are never doubles: exact over all 64 bits. */
export const minor: LayoutOf<bigint> = { kind: 'minor' };
export const dictionary: LayoutOf<Readonly<Record<string, string>>> = { kind: 'dictionary' };

/** A closed set of words, with the names of their enum values in the .proto, without the prefix. */
export function choice<Word extends string>(names: Readonly<Record<Word, string>>): LayoutOf<Word> {
  return { kind: 'choice', names };
}

export function message<T>(fields: FieldLayoutsOf<T>): LayoutOf<T> {
  return { kind: 'message', fields };
}

/** A union told apart by `type`; its variants have the names of the oneof's fields. */
export function byType<Union extends { readonly type: string }>(
  variants: VariantLayoutsOf<Union, 'type'>,
): LayoutOf<Union> {
  return { kind: 'union', discriminator: 'type', variants };
}

/** A union told apart by `tag`. */
export function byTag<Union extends { readonly tag: string }>(
  variants: VariantLayoutsOf<Union, 'tag'>,
): LayoutOf<Union> {
  return { kind: 'union', discriminator: 'tag', variants };
}

export function list<T>(item: LayoutOf<T>): LayoutOf<readonly T[]> {
  return { kind: 'list', item };
}

/** A list or dictionary in a message of its own, which protobuf needs to tell none from an empty one (W2). */
export function boxed<T>(field: string, content: LayoutOf<T>): LayoutOf<T> {
  return { kind: 'boxed', field, content };
}

export function optional<T>(content: LayoutOf<T>): OptionalLayoutOf<T> {
  return { kind: 'optional', content };
}
