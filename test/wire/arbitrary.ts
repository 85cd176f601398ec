import fc from 'fast-check';
import type { FieldLayout, FieldLayouts, Layout, LayoutOf } from '../../src/wire/layout.ts';

/**
 * Values of a domain type, made from its layout. A layout names every field and every variant of its type or does not
 * compile, so the values reach all of them without a second list.
 */
export function arbitrary<T>(layout: LayoutOf<T>): fc.Arbitrary<T> {
  return arbitraryOf(layout) as fc.Arbitrary<T>;
}

/** One arbitrary for each variant of a union, by name. */
export function variants<T>(layout: LayoutOf<T>): readonly (readonly [string, fc.Arbitrary<T>])[] {
  if (layout.kind !== 'union') throw new TypeError('only a union has variants');
  const { discriminator } = layout;
  return Object.entries(layout.variants).map(([name, fields]) => [
    name,
    record(fields, { [discriminator]: fc.constant(name) }) as fc.Arbitrary<T>,
  ]);
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** Any text that has a UTF-8 form. Longer than the lengths at which reader and writer change their ways. */
const text = fc.string({ unit: 'binary', maxLength: 40 });

function arbitraryOf(layout: Layout): fc.Arbitrary<unknown> {
  switch (layout.kind) {
    case 'text':
      return text;
    case 'bytes':
      return fc.uint8Array({ maxLength: 40 });
    case 'flag':
      return fc.boolean();
    case 'bit':
      return fc.constantFrom(0, 1);
    case 'integer':
      return fc.maxSafeInteger();
    case 'fraction':
      return fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    case 'minor':
      return fc.bigInt({ min: MIN_INT64, max: MAX_INT64 });
    case 'dictionary':
      return fc.dictionary(text, text, { noNullPrototype: true, maxKeys: 4 });
    case 'choice':
      return fc.constantFrom(...Object.keys(layout.names));
    case 'message':
      return record(layout.fields);
    case 'union':
      return fc.oneof(...variants(layout).map(([, variant]) => variant));
    case 'list':
      return fc.array(arbitraryOf(layout.item), { maxLength: 3 });
    case 'boxed':
      return arbitraryOf(layout.content);
  }
}

function record(
  fields: FieldLayouts,
  fixed: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<unknown> {
  const names = Object.keys(fields);
  const arbitraries = names.map((name) => [name, arbitraryOf(contentOf(fields[name] as FieldLayout))] as const);
  return fc.record(
    { ...fixed, ...Object.fromEntries(arbitraries) },
    {
      noNullPrototype: true,
      requiredKeys: [...Object.keys(fixed), ...names.filter((name) => fields[name]?.kind !== 'optional')],
    },
  );
}

function contentOf(layout: FieldLayout): Layout {
  return layout.kind === 'optional' ? layout.content : layout;
}
