import { holdsCardNumber } from '../../base/card-number.ts';
import { type FieldViolation, refuseFields } from '../../domain/errors.ts';
import { OperationRefused } from './refused.ts';

/**
 * Collects what is wrong with the fields of one request, so that all faults are told at once.
 *
 *  F1 Paths are those of the protos; the HTTP door has a table of its own names for them.
 *  F2 A violation never repeats what the field holds.
 *  F3 Every text is bounded, is valid UTF-8 without control characters (line ends excepted), and holds no card number (P9).
 */
export interface Faults {
  wrong(field: string, description: string): void;
  /** Undefined for an empty text. */
  text(field: string, value: string | undefined, maxLength: number): string | undefined;
  requiredText(field: string, value: string | undefined, maxLength: number): string;
  /** A text of a certain form, such as a mail address. */
  formed(field: string, value: string | undefined, form: RegExp, expected: string): string | undefined;
  /** Up to `most` texts by names. */
  notes(
    field: string,
    value: Readonly<Record<string, string>> | undefined,
    most: number,
  ): Readonly<Record<string, string>>;
  /** Throws when anything was wrong. */
  done(): void;
}

const MAX_NAME_LENGTH = 40;
const MAX_NOTE_LENGTH = 256;
/** Of a text whose form bounds it better than its length. */
const MAX_FORMED_LENGTH = 256;

/** Control characters but tab and line ends; U+FFFD may stand where the bytes were not UTF-8, and so may half a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

export function collectFaults(): Faults {
  const violations: FieldViolation[] = [];
  let cardData = false;

  const wrong = (field: string, description: string): void => {
    violations.push({ field, description });
  };

  const text = (field: string, value: string | undefined, maxLength: number): string | undefined => {
    if (value === undefined || value === '') return undefined;
    if (value.length > 2 * maxLength || (value.length > maxLength && [...value].length > maxLength)) {
      wrong(field, `is longer than ${maxLength} characters`);
    } else if (FORBIDDEN.test(value) || !value.isWellFormed()) {
      wrong(field, 'must be UTF-8 without control characters');
    } else if (holdsCardNumber(value)) {
      cardData = true;
      wrong(field, 'holds what looks like a card number');
    }
    return value;
  };

  return {
    wrong,
    text,
    requiredText(field, value, maxLength) {
      if (value === undefined || value === '') wrong(field, 'is required');
      return text(field, value, maxLength) ?? '';
    },
    formed(field, value, form, expected) {
      const read = text(field, value, MAX_FORMED_LENGTH);
      if (read !== undefined && !form.test(read)) wrong(field, expected);
      return read;
    },
    notes(field, value = {}, most) {
      const entries = Object.entries(value);
      if (entries.length > most) wrong(field, `has more than ${most} keys`);
      for (const [name, note] of entries.slice(0, most)) {
        if (name === '') wrong(field, 'has an empty key');
        text(field, name, MAX_NAME_LENGTH);
        text(field, note, MAX_NOTE_LENGTH);
      }
      return value;
    },
    done() {
      if (violations.length === 0) return;
      const refusal = refuseFields(violations, cardData ? 'CARD_DATA_NOT_ALLOWED' : 'INVALID_REQUEST');
      const message = violations.map(({ field, description }) => `${field} ${description}`).join('; ');
      throw new OperationRefused({ ...refusal, message });
    },
  };
}
