import type { AmountMutation } from '../domain/invoice/mutate.ts';
import type { RangeBound, TemplateDetails, TemplatePrice, TemplateState } from '../domain/template/template.ts';
import type { InvoiceMutationParams } from '../generated/turnpike/v1/InvoiceMutationParams.ts';
import type { InvoiceTemplate } from '../generated/turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplateDetails } from '../generated/turnpike/v1/InvoiceTemplateDetails.ts';
import type { InvoiceTemplatePrice } from '../generated/turnpike/v1/InvoiceTemplatePrice.ts';
import type { MoneyBound } from '../generated/turnpike/v1/MoneyBound.ts';
import type { RandomizationDirection } from '../generated/turnpike/v1/RandomizationDirection.ts';
import { etagOf, projectCart, projectMoney, projectTime } from './project-values.ts';

/** A template as the public contract has it; one that was deleted says so. */
export function projectTemplate(template: Exclude<TemplateState, { tag: 'none' }>, sequence: number): InvoiceTemplate {
  const { facts, content, tag } = template;
  const { product, name, description, lifetime, details, context, mutations } = content;
  return {
    templateId: facts.id,
    partyId: facts.partyId,
    shopId: facts.shopId,
    product,
    name,
    description,
    lifetime: { ...lifetime },
    details: projectDetails(details),
    context: context && { type: context.type, data: context.data },
    mutations: mutations.map(projectRandomization),
    createTime: projectTime(facts.createTime),
    domainRevision: BigInt(facts.revision),
    deleted: tag === 'deleted',
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}

function projectDetails(details: TemplateDetails): InvoiceTemplateDetails {
  if (details.type === 'cart') return { cart: { lines: projectCart(details.cart) } };
  const { product, price, metadata } = details;
  return { product: { product, price: projectPrice(price), metadata: metadata && { ...metadata } } };
}

function projectPrice(price: TemplatePrice): InvoiceTemplatePrice {
  switch (price.type) {
    case 'fixed':
      return { fixed: projectMoney(price.price) };
    case 'range':
      return { range: { lower: projectBound(price.range.lower), upper: projectBound(price.range.upper) } };
    case 'unlimited':
      return { unlimited: {} };
  }
}

function projectBound({ amount, inclusive }: RangeBound): MoneyBound {
  return { amount: projectMoney(amount), inclusive };
}

const DIRECTIONS: Readonly<Record<AmountMutation['direction'], RandomizationDirection & string>> = {
  both: 'RANDOMIZATION_DIRECTION_BOTH',
  upward: 'RANDOMIZATION_DIRECTION_UPWARD',
  downward: 'RANDOMIZATION_DIRECTION_DOWNWARD',
};

function projectRandomization(mutation: AmountMutation): InvoiceMutationParams {
  const { deviationMinor, precision, direction, minAmountMinor, maxAmountMinor, multiplicityMinor } = mutation;
  return {
    amount: {
      deviationMinor,
      precision,
      direction: DIRECTIONS[direction],
      minAmountConditionMinor: minAmountMinor,
      maxAmountConditionMinor: maxAmountMinor,
      amountMultiplicityConditionMinor: multiplicityMinor,
    },
  };
}
