import { type PartyId, type TemplateId, templateStream } from '../domain/ids.ts';
import { requireActive } from '../domain/template/require-active.ts';
import type { TemplateCommand, TemplateState } from '../domain/template/template.ts';
import type { InvoiceTemplate } from '../generated/turnpike/v1/InvoiceTemplate.ts';
import type { AggregateAnswer } from '../ports/aggregates.ts';
import type { CallContext, Ports } from './call.ts';
import { readFields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { baseRequest, type RequestIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { Refused, withSubject } from './refused.ts';
import { projectTemplate } from './template-projection.ts';

/** What every call on a template has in common: who asks, for which template, under which request id. */

interface TemplateChangeCall {
  /** Name of the method: a request id is never shared by two methods. */
  readonly method: string;
  readonly content: object;
  readonly partyId: PartyId;
  readonly templateId: TemplateId;
  readonly shopId?: string;
  readonly identity: RequestIdentity;
  readonly command: TemplateCommand;
  readonly validateOnly?: boolean;
}

export async function changeTemplate(
  ports: Ports,
  context: CallContext,
  call: TemplateChangeCall,
): Promise<InvoiceTemplate> {
  const { method, content, partyId, templateId, shopId, identity, command, validateOnly = false } = call;
  const answer: AggregateAnswer<TemplateState> = await ports.templates.ask(
    templateStream(partyId, templateId),
    command,
    {
      ...baseRequest(context),
      ...identity,
      fingerprint: fingerprintOf(ports.vault, `InvoiceTemplateService/${method}`, content, partyId),
      ...(validateOnly ? { validateOnly } : {}),
    },
  );
  const subject = { party_id: partyId, template_id: templateId, ...(shopId === undefined ? {} : { shop_id: shopId }) };
  if (!answer.ok) throw new Refused(withSubject(answer, subject));
  if (answer.state.tag === 'none') throw new Error(`${templateId} was changed and is not there`);
  return projectTemplate(answer.state, answer.sequence);
}

/** Which template a request names that changes nothing. */
export function readTemplateName(
  ports: Ports,
  { caller }: CallContext,
  request: { readonly partyId?: string | undefined; readonly templateId?: string | undefined },
): { readonly partyId: PartyId; readonly templateId: TemplateId } {
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const templateId = fields.requiredId('template_id', request.templateId);
  fields.done();
  return { partyId: requireParty(ports.configurations, caller, party), templateId };
}

/** Throws `Refused` for a template that is not there, or not any more. */
export async function readTemplate({ templates }: Ports, partyId: PartyId, templateId: TemplateId) {
  const { state, sequence } = await templates.read(templateStream(partyId, templateId));
  const active = requireActive(state);
  if (!active.ok) throw new Refused(withSubject(active, { template_id: templateId }));
  return { state: { ...active, tag: 'active' } as const, sequence };
}
