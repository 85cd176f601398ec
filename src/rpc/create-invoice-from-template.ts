import { derivedId, templateStream } from '../domain/ids.ts';
import type { TemplatedInvoice } from '../domain/template/template.ts';
import type { CreateInvoiceFromTemplateRequest__Output } from '../generated/turnpike/v1/CreateInvoiceFromTemplateRequest.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { changeInvoice, MAX_EXTERNAL_ID_LENGTH, readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectInvoice } from './project-invoice.ts';

/** The template travels with the command: a repeat finds its invoice also when the template has changed or is gone (P5). */
export function createInvoiceFromTemplate(
  ports: Ports,
): UnaryMethod<CreateInvoiceFromTemplateRequest__Output, Invoice> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const named = fields.id('invoice_id', request.invoiceId);
      const templateId = fields.requiredId('template_id', request.templateId);
      const cost = fields.money('cost', request.cost);
      const opaque = fields.context('context', request.context);
      const metadata = fields.notes('metadata', request.metadata);
      const externalId = fields.text('external_id', request.externalId, MAX_EXTERNAL_ID_LENGTH);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const invoice: TemplatedInvoice = {
        id: named ?? derivedId(partyId, 'CreateInvoiceFromTemplate', identity.requestId),
        ...(cost === undefined ? {} : { cost }),
        ...(opaque === undefined ? {} : { context: opaque }),
        ...(metadata === undefined ? {} : { metadata }),
        ...(externalId === undefined ? {} : { externalId }),
      };
      const { state: template } = await ports.templates.read(templateStream(partyId, templateId));
      const answer = await changeInvoice(ports, context, {
        method: 'CreateInvoiceFromTemplate',
        content: request,
        partyId,
        invoiceId: invoice.id,
        identity,
        command: { type: 'CreateInvoiceFromTemplate', invoice, template },
        subject: { template_id: templateId },
        validateOnly: request.validateOnly,
      });
      return await projectInvoice(ports, context.caller, answer);
    },
  };
}
