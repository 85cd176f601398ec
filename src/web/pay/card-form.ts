import type { FieldViolation, Refusal } from '../../domain/errors.ts';
import type { CardInput } from '../../ports/vault.ts';

/** The card as a payer types it. Nothing of it is kept, repeated or logged here (P9). */
export type CardField = 'number' | 'expiry' | 'cvv' | 'holder';

export type FormFault = CardField | 'otp' | 'method';

const EXPIRY = /^\s*(\d{1,2})\s*[/.\- ]?\s*(\d{4}|\d{2})\s*$/;
const CENTURY = 2000;
/** Of no card that there is; the vault says then which field is wrong. */
const NO_EXPIRY = { expiryMonth: 0, expiryYear: 0 };

export function readCard(form: URLSearchParams): CardInput {
  const cvv = form.get('cvv')?.trim() ?? '';
  const holder = form.get('holder')?.trim() ?? '';
  return {
    pan: (form.get('number') ?? '').replace(/[\s-]/g, ''),
    ...readExpiry(form.get('expiry') ?? ''),
    ...(cvv === '' ? {} : { cvv }),
    ...(holder === '' ? {} : { cardholder: holder }),
  };
}

function readExpiry(text: string): Pick<CardInput, 'expiryMonth' | 'expiryYear'> {
  const [, month, year] = EXPIRY.exec(text) ?? [];
  if (month === undefined || year === undefined) return NO_EXPIRY;
  return { expiryMonth: Number(month), expiryYear: year.length === 2 ? CENTURY + Number(year) : Number(year) };
}

const FIELDS: Readonly<Record<string, FormFault>> = {
  pan: 'number',
  expiry_month: 'expiry',
  expiry_year: 'expiry',
  cvv: 'cvv',
  cardholder: 'holder',
  otp: 'otp',
};

/** Which fields the payer has to look at; where none is at fault, it is the way of paying. */
export function faultsOf({ violations = [] }: Refusal): ReadonlySet<FormFault> {
  return new Set(violations.length === 0 ? ['method'] : violations.map(fieldOf));
}

function fieldOf({ field }: FieldViolation): FormFault {
  return FIELDS[field] ?? 'method';
}
