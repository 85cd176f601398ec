import { derivedId } from '../domain/ids.ts';
import type { TemplateCommand } from '../domain/template/template.ts';
import type { CreateInvoiceTemplateRequest__Output } from '../generated/turnpike/v1/CreateInvoiceTemplateRequest.ts';
import type { DeleteInvoiceTemplateRequest__Output } from '../generated/turnpike/v1/DeleteInvoiceTemplateRequest.ts';
import type { GetInvoiceTemplateRequest__Output } from '../generated/turnpike/v1/GetInvoiceTemplateRequest.ts';
import type { InvoiceTemplate } from '../generated/turnpike/v1/InvoiceTemplate.ts';
import type { InvoiceTemplateServiceDefinition } from '../generated/turnpike/v1/InvoiceTemplateService.ts';
import type { UpdateInvoiceTemplateRequest__Output } from '../generated/turnpike/v1/UpdateInvoiceTemplateRequest.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { computeTemplateTerms } from './compute-terms.ts';
import { readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';
import { changeTemplate, readTemplate, readTemplateName } from './template-call.ts';
import { readTemplateContent, readTemplateUpdate } from './template-fields.ts';
import { projectTemplate } from './template-projection.ts';

export function templateMethods(ports: Ports): ServiceMethods<InvoiceTemplateServiceDefinition> {
  return {
    CreateInvoiceTemplate: createTemplate(ports),
    GetInvoiceTemplate: getTemplate(ports),
    UpdateInvoiceTemplate: updateTemplate(ports),
    DeleteInvoiceTemplate: deleteTemplate(ports),
    ComputeInvoiceTemplateTerms: computeTemplateTerms(ports),
  };
}

function createTemplate(ports: Ports): UnaryMethod<CreateInvoiceTemplateRequest__Output, InvoiceTemplate> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const named = fields.id('template_id', request.templateId);
      const inside = fields.id('template.template_id', request.template?.templateId);
      if (inside !== undefined && inside !== named) fields.wrong('template.template_id', 'is not template_id');
      const shopId = fields.requiredId('template.shop_id', request.template?.shopId);
      const content = readTemplateContent(fields, request.template);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const id = named ?? derivedId(partyId, 'CreateInvoiceTemplate', identity.requestId);
      const template = await changeTemplate(ports, context, {
        method: 'CreateInvoiceTemplate',
        content: request,
        partyId,
        templateId: id,
        shopId,
        identity,
        command: { type: 'CreateTemplate', template: { id, partyId, shopId, content } },
        validateOnly: request.validateOnly === true,
      });
      // Made before, and deleted since.
      if (template.deleted === true)
        throw refused('INVOICE_TEMPLATE_REMOVED', 'The template was deleted', { template_id: id });
      return template;
    },
  };
}

function getTemplate(ports: Ports): UnaryMethod<GetInvoiceTemplateRequest__Output, InvoiceTemplate> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, templateId } = readTemplateName(ports, context, request);
      const { state, sequence } = await readTemplate(ports, partyId, templateId);
      return projectTemplate(state, sequence);
    },
  };
}

function updateTemplate(ports: Ports): UnaryMethod<UpdateInvoiceTemplateRequest__Output, InvoiceTemplate> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const templateId = fields.requiredId('template.template_id', request.template?.templateId);
      const update = readTemplateUpdate(fields, request.template, request.updateMask?.paths);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const command: TemplateCommand = { type: 'UpdateTemplate', update };
      const call = { method: 'UpdateInvoiceTemplate', content: request, partyId, templateId, identity, command };
      return await changeTemplate(ports, context, call);
    },
  };
}

function deleteTemplate(ports: Ports): UnaryMethod<DeleteInvoiceTemplateRequest__Output, InvoiceTemplate> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const fields = readFields();
      const identity = readIdentity(fields, request);
      const party = readParty(fields, context.caller, request.partyId);
      const templateId = fields.requiredId('template_id', request.templateId);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const command: TemplateCommand = { type: 'DeleteTemplate' };
      const call = { method: 'DeleteInvoiceTemplate', content: request, partyId, templateId, identity, command };
      return await changeTemplate(ports, context, call);
    },
  };
}
