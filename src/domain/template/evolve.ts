import { assert, unreachable } from '../../base/assert.ts';
import type { TemplateChange, TemplateState } from './template.ts';

/** A template that was never made. */
export const NO_TEMPLATE: TemplateState = { tag: 'none' };

/** Folds one change into a template. Never refuses: what is in the journal happened (M2). */
export function evolveTemplate(template: TemplateState, change: TemplateChange): TemplateState {
  if (change.type === 'template_created') {
    return { tag: 'active', facts: change.template, content: change.content };
  }
  assert(template.tag !== 'none', 'a template was made before it changed');
  switch (change.type) {
    case 'template_updated':
      return { ...template, content: change.content };
    case 'template_deleted':
      return { ...template, tag: 'deleted' };
  }
  return unreachable(change);
}
