import type { Timestamp } from '../../base/time.ts';
import type { Configuration, Shop } from '../configuration.ts';
import { type Refusal, refuseField } from '../errors.ts';
import { checkMutations } from '../invoice/mutate.ts';
import { operableShop } from '../invoice/operable.ts';
import { accept, type Decision } from '../machine.ts';
import { cartTotal } from '../payment/cart.ts';
import { checkPrice } from './price.ts';
import { requireActive } from './require-active.ts';
import type {
  NewTemplate,
  TemplateChange,
  TemplateCommand,
  TemplateContent,
  TemplateDetails,
  TemplateState,
  TemplateUpdate,
} from './template.ts';

export interface TemplateContext {
  readonly now: Timestamp;
  readonly latest: Configuration;
}

/** What a command makes of a template. Party and shop must be in business for every change (reference §1.7). */
export function decideTemplate(
  template: TemplateState,
  command: TemplateCommand,
  context: TemplateContext,
): Decision<TemplateChange> {
  if (command.type === 'CreateTemplate') return create(template, command.template, context);
  const active = requireActive(template);
  if (!active.ok) return active;
  const found = operableShop(active.facts, context.latest);
  if (!found.ok) return found;
  if (command.type === 'DeleteTemplate') return accept([{ type: 'template_deleted' }]);
  return update(active.content, command.update, found.shop);
}

function create(
  template: TemplateState,
  { content, ...owner }: NewTemplate,
  { now, latest }: TemplateContext,
): Decision<TemplateChange> {
  if (template.tag !== 'none') return accept([]);
  const found = operableShop(owner, latest);
  if (!found.ok) return found;
  const refusal = checkDetails(content.details, found.shop) ?? checkMutated(content);
  if (refusal !== undefined) return refusal;
  const facts = { ...owner, revision: latest.revision, createTime: now };
  return accept([{ type: 'template_created', template: facts, content }]);
}

/** Only what is updated is checked: a shop may have changed its currency since, and its template its name. */
function update(before: TemplateContent, changed: TemplateUpdate, shop: Shop): Decision<TemplateChange> {
  const content = updated(before, changed);
  const refusal =
    (changed.details === undefined ? undefined : checkDetails(changed.details, shop)) ??
    (changed.details === undefined && changed.mutations === undefined ? undefined : checkMutated(content));
  return refusal ?? accept([{ type: 'template_updated', content }]);
}

/** Parts that are named and undefined are cleared; those that every template has are never named so. */
function updated(content: TemplateContent, changed: TemplateUpdate): TemplateContent {
  const merged = { ...content, ...changed };
  const { name, description, context, ...rest } = merged;
  return {
    product: rest.product ?? content.product,
    lifetime: rest.lifetime ?? content.lifetime,
    details: rest.details ?? content.details,
    mutations: rest.mutations ?? content.mutations,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(context === undefined ? {} : { context }),
  };
}

function checkDetails(details: TemplateDetails, shop: Shop): Refusal | undefined {
  if (details.type === 'product') return checkPrice(details.price, shop);
  const total = cartTotal(details.cart);
  if (total === undefined)
    return refuseField('template.details.cart.lines', 'All lines of a cart must be of one currency');
  return total.currency === shop.currency ? undefined : refuseField('template.details.cart.lines', 'Invalid currency');
}

function checkMutated({ details, mutations }: TemplateContent): Refusal | undefined {
  if (details.type === 'product') return undefined;
  return checkMutations(details.cart, mutations, 'template.details.cart.lines');
}
