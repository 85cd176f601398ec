import type { TurnpikeClient } from '../../src/client/client.ts';
import type { CreateInvoiceTemplateRequest } from '../../src/generated/turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { InvoiceTemplate } from '../../src/generated/turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplatePrice } from '../../src/generated/turnpike/v1/InvoiceTemplatePrice.ts';
import type { Money } from '../../src/generated/turnpike/v1/Money.ts';
import { requestId } from './requests.ts';

export const rubles = (amountMinor: number): Money => ({ amountMinor: BigInt(amountMinor), currency: 'RUB' });

export const FIXED: InvoiceTemplatePrice = { fixed: rubles(42_000) };
export const UNLIMITED: InvoiceTemplatePrice = { unlimited: {} };

export function inRange(lower: number, upper: number, inclusive = true): InvoiceTemplatePrice {
  return { range: { lower: { amount: rubles(lower), inclusive }, upper: { amount: rubles(upper), inclusive } } };
}

export function priced(price: InvoiceTemplatePrice, metadata: Record<string, string> = {}): InvoiceTemplate['details'] {
  return { product: { product: 'Book', price, metadata } };
}

/** A template of books at a fixed price that invoices are due a day after. */
export function newTemplate(
  template: InvoiceTemplate = {},
  request: CreateInvoiceTemplateRequest = {},
): CreateInvoiceTemplateRequest {
  return {
    requestId: requestId(),
    ...request,
    template: {
      shopId: 'shop',
      product: 'Books',
      lifetime: { days: 1 },
      details: priced(FIXED),
      ...template,
    },
  };
}

/** What tests do with the templates of one merchant. */
export function templatesOf(client: () => TurnpikeClient) {
  return {
    /** Makes one and names it. */
    made: async (template: InvoiceTemplate = {}): Promise<string> =>
      (await client().templates.CreateInvoiceTemplate(newTemplate(template))).templateId ?? '',
    update: (template: InvoiceTemplate, ...paths: readonly string[]) =>
      client().templates.UpdateInvoiceTemplate({
        requestId: requestId(),
        template,
        ...(paths.length === 0 ? {} : { updateMask: { paths: [...paths] } }),
      }),
    remove: (templateId: string) => client().templates.DeleteInvoiceTemplate({ requestId: requestId(), templateId }),
    invoiceOf: (templateId: string, more: object = {}) =>
      client().invoicing.CreateInvoiceFromTemplate({ requestId: requestId(), templateId, ...more }),
  };
}
