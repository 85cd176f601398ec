import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonNumber, isJsonObject, type Json, parseJson, parseJsonBytes } from '../../src/h2h/json.ts';

/** What `JSON.parse` would have made of it. */
function plain(value: Json): unknown {
  if (isJsonObject(value)) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  if (Array.isArray(value)) return value.map(plain);
  return isJsonNumber(value) ? Number(value.number) : value;
}

const safeKeys = fc.string().filter((key) => key !== '__proto__');

describe('JSON as it was written', () => {
  it('N1 is what JSON.parse reads, with blanks and without', () => {
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        fc.constantFrom(true, false, null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(safeKeys, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(values, fc.nat({ max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(parseJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('N1 refuses what JSON.parse refuses, whatever is changed in a body', () => {
    const body = '{"a": [1, -2.5e3, {"b": "\\u0041"}], "c": true, "d": null}';
    const edits = fc.tuple(fc.nat({ max: body.length }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(edits, ([at, cut, inserted]) => {
        const text = body.slice(0, at) + inserted + body.slice(at + cut);
        const read = (parse: (text: string) => unknown): boolean => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        const twice = /"([acd])".*"\1"/.test(text) || /"b".*"b"/.test(text);
        if (!twice) expect([text, read(parseJson)]).toEqual([text, read(JSON.parse)]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a key that is there twice', '{"a":1,"b":2,"a":3}'],
    ['a key that is there twice with one value', '{"a":1,"a":1}'],
    ['a key that is there twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a key that is there twice deep inside', '[{"x":{"a":{},"a":{}}}]'],
    ['two values', '{} {}'],
    ['nothing', '  '],
    ['a comma too many', '{"a":1,}'],
    ['a number with a zero in front', '01'],
    ['a number with a plus', '+1'],
    ['a number without a fraction', '1.'],
    ['a word in capitals', 'True'],
    ['a line end in a string', '"a\nb"'],
    ['an unknown escape', '"\\x41"'],
    ['a byte order mark', '\ufeff{}'],
  ])('N1 refuses %s', (_what, text) => {
    expect(() => parseJson(text)).toThrow('at character');
  });

  it('N1 refuses bytes that are not UTF-8', () => {
    expect(() => parseJsonBytes(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8');
    expect(parseJsonBytes(Buffer.from('"é"'))).toBe('é');
  });

  it('N1 takes 32 levels and no more, and ends soon where there are a hundred thousand', () => {
    expect(() => parseJson('['.repeat(33) + ']'.repeat(33))).not.toThrow();
    expect(() => parseJson('['.repeat(34) + ']'.repeat(34))).toThrow('too many levels');
    expect(() => parseJson('['.repeat(100_000))).toThrow('too many levels');
    expect(() => parseJson('{"a":'.repeat(100_000))).toThrow('too many levels');
  });

  it.each(['9007199254740993', '-0', '1.0', '1e3', '10000000000000000000000001', '0.1000'])(
    'N2 keeps the number %s as it is',
    (number) => {
      expect(parseJson(`[${number}]`)).toEqual([{ number }]);
    },
  );

  it('N3 reads a string of twenty million characters, and one of backslashes, soon', () => {
    const long = 'A'.repeat(20_000_000);
    expect(parseJson(`["${long}"]`)).toEqual([long]);
    const slashes = '\\\\'.repeat(100_000);
    expect(parseJson(`["${slashes}", "\\"\\\\"]`)).toEqual(['\\'.repeat(100_000), '"\\']);
    expect(() => parseJson(`["${slashes}\\"`)).toThrow('without an end');
  });

  it('gives keys no meaning of their own', () => {
    const read = parseJson('{"__proto__":{"polluted":true},"constructor":1}');
    expect(isJsonObject(read) && [...read.keys()]).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
