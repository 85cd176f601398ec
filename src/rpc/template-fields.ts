import type { Span } from '../domain/configuration.ts';
import type { Money } from '../domain/money.ts';
import type {
  RangeBound,
  TemplateContent,
  TemplateDetails,
  TemplatePrice,
  TemplateUpdate,
} from '../domain/template/template.ts';
import type { CalendarSpan__Output } from '../generated/turnpike/v1/CalendarSpan.ts';
import type { InvoiceTemplate__Output } from '../generated/turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplateDetails__Output } from '../generated/turnpike/v1/InvoiceTemplateDetails.ts';
import type { InvoiceTemplatePrice__Output } from '../generated/turnpike/v1/InvoiceTemplatePrice.ts';
import type { MoneyBound__Output } from '../generated/turnpike/v1/MoneyBound.ts';
import { MAX_DESCRIPTION_LENGTH, MAX_PRODUCT_LENGTH } from './create-invoice.ts';
import type { Fields } from './fields.ts';
import { readMutations } from './read-mutations.ts';

/**
 * Reads what a template shall say: all of it, or the parts that a mask names. What only we say of a template is not taken, but
 * it is looked at all the same: a card number has no place anywhere (P9).
 */

const MAX_NAME_LENGTH = 128;
const MAX_ETAG_LENGTH = 64;
const MAX_LIFETIME_YEARS = 100;

type Part = keyof TemplateContent;
type Readers = { readonly [Name in Part]: (template: InvoiceTemplate__Output) => TemplateContent[Name] | undefined };

const PARTS: readonly Part[] = ['product', 'name', 'description', 'lifetime', 'details', 'context', 'mutations'];

export function readTemplateContent(fields: Fields, template: InvoiceTemplate__Output | undefined): TemplateContent {
  if (template === undefined) fields.wrong('template', 'is required');
  lookAtOurs(fields, template ?? EMPTY);
  return readParts(fields, template ?? EMPTY, PARTS) as TemplateContent;
}

/** The parts that the mask names, whether they are empty or not; without a mask those that are not (AIP-134). */
export function readTemplateUpdate(
  fields: Fields,
  template: InvoiceTemplate__Output | undefined,
  paths: readonly string[] = [],
): TemplateUpdate {
  if (template === undefined) fields.wrong('template', 'is required');
  const given = template ?? EMPTY;
  lookAtOurs(fields, given);
  fields.id('template.shop_id', given.shopId);
  const unknown = paths.filter((path) => path !== '*' && !(PARTS as readonly string[]).includes(path));
  if (unknown.length > 0) fields.wrong('update_mask', 'names what is no field of a template, or cannot be changed');
  const named = PARTS.filter((part) => (paths.length === 0 ? !isEmpty(given[part]) : paths.includes(part)));
  const parts = paths.includes('*') ? PARTS : named;
  if (parts.length === 0 && unknown.length === 0) fields.wrong('update_mask', 'names nothing to change');
  return readParts(fields, given, parts);
}

const EMPTY: InvoiceTemplate__Output = {};

function lookAtOurs(fields: Fields, { partyId, etag }: InvoiceTemplate__Output): void {
  fields.id('template.party_id', partyId);
  fields.text('template.etag', etag, MAX_ETAG_LENGTH);
}

function readParts(fields: Fields, template: InvoiceTemplate__Output, parts: readonly Part[]): TemplateUpdate {
  const readers = readersOf(fields);
  const entries = parts.map((part) => [part, readers[part](template)] as const);
  return Object.fromEntries(entries);
}

function readersOf(fields: Fields): Readers {
  return {
    product: ({ product }) => fields.requiredText('template.product', product, MAX_PRODUCT_LENGTH),
    name: ({ name }) => fields.text('template.name', name, MAX_NAME_LENGTH),
    description: ({ description }) => fields.text('template.description', description, MAX_DESCRIPTION_LENGTH),
    lifetime: ({ lifetime }) => readLifetime(fields, lifetime),
    details: ({ details }) => readDetails(fields, details),
    context: ({ context }) => fields.context('template.context', context),
    mutations: ({ mutations }) => readMutations(fields, 'template.mutations', mutations),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function readLifetime(fields: Fields, lifetime: CalendarSpan__Output | undefined): Span {
  const path = 'template.lifetime';
  const part = (name: keyof Span) => fields.integer(`${path}.${name}`, lifetime?.[name], 0, 2 ** 31 - 1);
  const [years, months, days] = [part('years'), part('months'), part('days')];
  const [hours, minutes, seconds] = [part('hours'), part('minutes'), part('seconds')];
  const inYears = years + months / 12 + (days + (hours + (minutes + seconds / 60) / 60) / 24) / 365.25;
  if (lifetime === undefined) fields.wrong(path, 'is required');
  else if (inYears === 0) fields.wrong(path, 'must be above zero');
  else if (inYears > MAX_LIFETIME_YEARS) fields.wrong(path, `is longer than ${MAX_LIFETIME_YEARS} years`);
  return { years, months, days, hours, minutes, seconds };
}

function readDetails(fields: Fields, details: InvoiceTemplateDetails__Output | undefined): TemplateDetails {
  const path = 'template.details';
  const kind = fields.only(path, details ?? {}, ['product', 'cart'] as const);
  if (kind === undefined) fields.wrong(path, 'is required');
  if (kind === 'cart') {
    const cart = fields.cart(`${path}.cart.lines`, details?.cart?.lines);
    if (cart === undefined) fields.wrong(`${path}.cart.lines`, 'is required');
    return { type: 'cart', cart: cart ?? [] };
  }
  const { product, price, metadata } = details?.product ?? {};
  const notes = fields.notes(`${path}.product.metadata`, metadata);
  const named = kind === undefined ? '' : fields.requiredText(`${path}.product.product`, product, MAX_PRODUCT_LENGTH);
  const read = kind === undefined ? UNPRICED : readPrice(fields, `${path}.product.price`, price);
  return { type: 'product', product: named, price: read, ...(notes === undefined ? {} : { metadata: notes }) };
}

const UNPRICED: TemplatePrice = { type: 'unlimited' };

function readPrice(fields: Fields, path: string, price: InvoiceTemplatePrice__Output | undefined): TemplatePrice {
  const type = fields.only(path, price ?? {}, ['fixed', 'range', 'unlimited'] as const);
  switch (type) {
    case undefined:
      fields.wrong(path, 'is required');
      return UNPRICED;
    case 'fixed':
      return { type, price: fields.requiredMoney(`${path}.fixed`, price?.fixed) };
    case 'range': {
      const { lower, upper } = price?.range ?? {};
      const range = {
        lower: readBound(fields, `${path}.range.lower`, lower),
        upper: readBound(fields, `${path}.range.upper`, upper),
      };
      return { type, range };
    }
    case 'unlimited':
      return { type };
  }
}

function readBound(fields: Fields, path: string, bound: MoneyBound__Output | undefined): RangeBound {
  const amount: Money = fields.requiredMoney(`${path}.amount`, bound?.amount);
  return { amount, inclusive: bound?.inclusive === true };
}
