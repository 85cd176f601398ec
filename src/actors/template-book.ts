import { refuse } from '../domain/errors.ts';
import { decideTemplate, type TemplateContext } from '../domain/template/decide.ts';
import { evolveTemplate, NO_TEMPLATE } from '../domain/template/evolve.ts';
import type { TemplateChange, TemplateCommand, TemplateState } from '../domain/template/template.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Templates } from '../ports/templates.ts';
import { templateRecords } from '../wire/record.ts';
import { type AggregatePorts, createAggregate } from './aggregate.ts';

/** The invoice templates of all parties. */
export function createTemplateBook(
  ports: AggregatePorts & { readonly configurations: Pick<Configurations, 'latest'> },
): Templates {
  return createAggregate<TemplateState, TemplateCommand, TemplateChange, TemplateContext>(ports, {
    kind: 'template',
    initial: NO_TEMPLATE,
    decide: decideTemplate,
    evolve: evolveTemplate,
    records: templateRecords,
    context: (now) => ({ now, latest: ports.configurations.latest() }),
    alreadyExists: ({ type }) =>
      type === 'CreateTemplate'
        ? refuse('INVOICE_TEMPLATE_ALREADY_EXISTS', 'A template with this id exists and was made of other content')
        : undefined,
  });
}
