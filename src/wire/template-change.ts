import type { Span } from '../domain/configuration.ts';
import type { AmountMutation } from '../domain/invoice/mutate.ts';
import type {
  PriceRange,
  RangeBound,
  TemplateChange,
  TemplateContent,
  TemplateDetails,
  TemplateFacts,
  TemplatePrice,
} from '../domain/template/template.ts';
import { cart, opaqueContext, stringMap } from './cart.ts';
import { byType, choice, flag, integer, type LayoutOf, list, message, minor, optional, text } from './layout.ts';
import { money } from './money.ts';

const bound = message<RangeBound>({ amount: money, inclusive: flag });

const price = byType<TemplatePrice>({
  fixed: { price: money },
  range: { range: message<PriceRange>({ lower: bound, upper: bound }) },
  unlimited: {},
});

const details = byType<TemplateDetails>({
  product: { product: text, price, metadata: optional(stringMap) },
  cart: { cart },
});

const randomization = message<AmountMutation>({
  deviationMinor: minor,
  precision: integer,
  direction: choice<AmountMutation['direction']>({ both: 'BOTH', upward: 'UPWARD', downward: 'DOWNWARD' }),
  minAmountMinor: optional(minor),
  maxAmountMinor: optional(minor),
  multiplicityMinor: optional(minor),
});

const content = message<TemplateContent>({
  product: text,
  name: optional(text),
  description: optional(text),
  lifetime: message<Span>({
    years: integer,
    months: integer,
    days: integer,
    hours: integer,
    minutes: integer,
    seconds: integer,
  }),
  details,
  context: optional(opaqueContext),
  mutations: list(randomization),
});

const facts = message<TemplateFacts>({ id: text, partyId: text, shopId: text, revision: integer, createTime: integer });

export const templateChange: LayoutOf<TemplateChange> = byType<TemplateChange>({
  template_created: { template: facts, content },
  template_updated: { content },
  template_deleted: {},
});
