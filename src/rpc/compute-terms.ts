import type { Variables } from '../domain/condition.ts';
import type { Shop } from '../domain/configuration.ts';
import { operableShop } from '../domain/invoice/operable.ts';
import type { Money } from '../domain/money.ts';
import { invoiceVariables, unpricedVariables } from '../domain/routing/variables.ts';
import { priceOfTemplate } from '../domain/template/price.ts';
import type { ComputeInvoiceTemplateTermsRequest__Output } from '../generated/turnpike/v1/ComputeInvoiceTemplateTermsRequest.ts';
import type { ComputeInvoiceTermsRequest__Output } from '../generated/turnpike/v1/ComputeInvoiceTermsRequest.ts';
import type { TermSet } from '../generated/turnpike/v1/TermSet.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectTerms } from './project-terms.ts';
import { Refused, withSubject } from './refused.ts';
import { readTemplate, readTemplateName } from './template-call.ts';

/** Terms by the newest revision, as far as an invoice or a template decides them (reference §2.1, §1.7). */

export function computeInvoiceTerms(ports: Ports): UnaryMethod<ComputeInvoiceTermsRequest__Output, TermSet> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { caller } = context;
      const fields = readFields();
      const party = readParty(fields, caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      fields.done();
      const partyId = requireParty(ports.configurations, caller, party);
      const { state } = await readInvoice(ports, context, partyId, invoiceId);
      const { facts } = state;
      if (facts === undefined) throw new Error(`${invoiceId} was read and has no facts`);
      const { shopId, cost, trustLevel } = facts;
      return termsOf(ports, { partyId, shopId }, (shop) => invoiceVariables({ partyId, shop, cost, trustLevel }));
    },
  };
}

export function computeTemplateTerms(ports: Ports): UnaryMethod<ComputeInvoiceTemplateTermsRequest__Output, TermSet> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, templateId } = readTemplateName(ports, context, request);
      const { facts, content } = (await readTemplate(ports, partyId, templateId)).state;
      const cost: Money | undefined = priceOfTemplate(content);
      return termsOf(ports, facts, (shop) =>
        cost === undefined ? unpricedVariables({ partyId, shop }) : invoiceVariables({ partyId, shop, cost }),
      );
    },
  };
}

function termsOf(
  { configurations }: Ports,
  owner: { readonly partyId: string; readonly shopId: string },
  variablesOf: (shop: Shop) => Variables,
): TermSet {
  const latest = configurations.latest();
  const found = operableShop(owner, latest);
  if (!found.ok) throw new Refused(withSubject(found, { shop_id: owner.shopId }));
  return projectTerms(found.shop.terms, variablesOf(found.shop), latest.revision);
}
