import { type Refusal, refuse } from '../errors.ts';
import type { TemplateContent, TemplateFacts, TemplateState } from './template.ts';

/** What a template is and says, or that there is none, or none any more. */
export function requireActive(
  template: TemplateState,
): { readonly ok: true; readonly facts: TemplateFacts; readonly content: TemplateContent } | Refusal {
  if (template.tag === 'none') return refuse('INVOICE_TEMPLATE_NOT_FOUND', 'There is no such template');
  const { tag, facts, content } = template;
  if (tag === 'deleted')
    return refuse('INVOICE_TEMPLATE_REMOVED', 'The template was deleted', { template_id: facts.id });
  return { ok: true, facts, content };
}
