import type { TemplateCommand, TemplateState } from '../domain/template/template.ts';
import type { Aggregate } from './aggregates.ts';

/** Invoice templates by their streams, `template/<party>/<id>`. */
export type Templates = Aggregate<TemplateState, TemplateCommand>;
