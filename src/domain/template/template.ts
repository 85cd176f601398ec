import type { Timestamp } from '../../base/time.ts';
import type { Span } from '../configuration.ts';
import type { InvoiceId, PartyId, ShopId, TemplateId } from '../ids.ts';
import type { AmountMutation } from '../invoice/mutate.ts';
import type { Money } from '../money.ts';
import type { Cart, OpaqueContext } from '../payment/payment.ts';

/** What many invoices of a shop have in common (reference §1.7). Types only; rules are in the files beside this one. */

/** What is decided when a template is made and never changes after. */
export interface TemplateFacts {
  readonly id: TemplateId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly revision: number;
  readonly createTime: Timestamp;
}

/** What a template says; all of it can be updated. */
export interface TemplateContent {
  /** What is sold, in a few words: the product of its invoices. */
  readonly product: string;
  /** What the merchant calls the template. */
  readonly name?: string;
  readonly description?: string;
  /** From the creation of an invoice to its due time. */
  readonly lifetime: Span;
  readonly details: TemplateDetails;
  /** Of invoices that are given none of their own. */
  readonly context?: OpaqueContext;
  readonly mutations: readonly AmountMutation[];
}

export type TemplateDetails =
  | {
      readonly type: 'product';
      readonly product: string;
      readonly price: TemplatePrice;
      readonly metadata?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'cart'; readonly cart: Cart };

export type TemplatePrice =
  | { readonly type: 'fixed'; readonly price: Money }
  | { readonly type: 'range'; readonly range: PriceRange }
  | { readonly type: 'unlimited' };

/** Both ends are of one currency, or the template is refused. */
export interface PriceRange {
  readonly lower: RangeBound;
  readonly upper: RangeBound;
}

export interface RangeBound {
  readonly amount: Money;
  readonly inclusive: boolean;
}

export type TemplateChange =
  | { readonly type: 'template_created'; readonly template: TemplateFacts; readonly content: TemplateContent }
  /** Everything the template says from now on. */
  | { readonly type: 'template_updated'; readonly content: TemplateContent }
  | { readonly type: 'template_deleted' };

/** `none` until it is created. */
export type TemplateState =
  | { readonly tag: 'none' }
  | { readonly tag: 'active' | 'deleted'; readonly facts: TemplateFacts; readonly content: TemplateContent };

export type TemplateCommand =
  | { readonly type: 'CreateTemplate'; readonly template: NewTemplate }
  | { readonly type: 'UpdateTemplate'; readonly update: TemplateUpdate }
  | { readonly type: 'DeleteTemplate' };

export interface NewTemplate {
  readonly id: TemplateId;
  readonly partyId: PartyId;
  readonly shopId: ShopId;
  readonly content: TemplateContent;
}

/** New values of the parts named, `undefined` for a part to clear. */
export type TemplateUpdate = { readonly [Part in keyof TemplateContent]?: TemplateContent[Part] | undefined };

/** What an invoice says that is made by a template. */
export interface TemplatedInvoice {
  readonly id: InvoiceId;
  /** Where the template leaves it open, or the same as the template says. */
  readonly cost?: Money;
  /** Instead of the template's. */
  readonly context?: OpaqueContext;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly externalId?: string;
}
