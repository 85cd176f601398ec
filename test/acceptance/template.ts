import type { CreateInvoiceFromTemplateRequest } from '../../src/generated/turnpike/v1/CreateInvoiceFromTemplateRequest.ts';
import type { Invoice__Output } from '../../src/generated/turnpike/v1/Invoice.ts';
import type { InvoiceTemplate, InvoiceTemplate__Output } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplatePrice } from '../../src/generated/turnpike/v1/InvoiceTemplatePrice.ts';
import type { Money } from '../../src/generated/turnpike/v1/Money.ts';
import { requestId, rub } from './requests.ts';
import type { Shop } from './shop.ts';

export const UNLIMITED: InvoiceTemplatePrice = { unlimited: {} };

export function fixed(price: Money): InvoiceTemplatePrice {
  return { fixed: price };
}

export function between(lower: Money, upper: Money, inclusive = true): InvoiceTemplatePrice {
  return { range: { lower: { amount: lower, inclusive }, upper: { amount: upper, inclusive } } };
}

export function priced(price: InvoiceTemplatePrice): NonNullable<InvoiceTemplate['details']> {
  return { product: { product: 'Book', price } };
}

/** The templates of a shop as its merchant handles them. */
export interface Templates {
  /** Of a book for 42000, due a day after, unless told otherwise. */
  create(template?: InvoiceTemplate): Promise<InvoiceTemplate__Output>;
  get(templateId: string | undefined): Promise<InvoiceTemplate__Output>;
  update(
    templateId: string | undefined,
    template: InvoiceTemplate,
    ...mask: readonly string[]
  ): Promise<InvoiceTemplate__Output>;
  delete(templateId: string | undefined): Promise<InvoiceTemplate__Output>;
  invoice(templateId: string | undefined, request?: CreateInvoiceFromTemplateRequest): Promise<Invoice__Output>;
}

export function templatesOf({ id, merchant: { templates, invoicing } }: Pick<Shop, 'id' | 'merchant'>): Templates {
  const named = (templateId = '') => ({ requestId: requestId(), templateId });
  return {
    create: (template = {}) =>
      templates.CreateInvoiceTemplate({
        requestId: requestId(),
        template: {
          shopId: id,
          product: 'Books',
          lifetime: { days: 1 },
          details: priced(fixed(rub(42_000n))),
          ...template,
        },
      }),
    get: (templateId = '') => templates.GetInvoiceTemplate({ templateId }),
    update: (templateId = '', template, ...paths) =>
      templates.UpdateInvoiceTemplate({
        requestId: requestId(),
        template: { ...template, templateId },
        ...(paths.length === 0 ? {} : { updateMask: { paths: [...paths] } }),
      }),
    delete: (templateId) => templates.DeleteInvoiceTemplate(named(templateId)),
    invoice: (templateId, request = {}) => invoicing.CreateInvoiceFromTemplate({ ...named(templateId), ...request }),
  };
}
