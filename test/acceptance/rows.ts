import type { RowOutcome, Rows } from './row-table.ts';
import * as beyond from './rows-beyond.ts';
import * as main from './rows-main.ts';
import * as other from './rows-other.ts';

/** The acceptance table: every row of reference §12, by group, and what goes beyond it. Each has one test, under its name. */
export const GROUPS = [
  group('12.1', 'Main suite, top level', main.TOP_LEVEL),
  group('12.1', 'base_payments', main.BASE_PAYMENTS),
  group('12.1', 'operation_limits', main.OPERATION_LIMITS),
  group('12.1', 'adjustments', main.ADJUSTMENTS),
  group('12.1', 'chargebacks', main.CHARGEBACKS),
  group('12.1', 'refunds', main.REFUNDS),
  group('12.1', 'holds_management', main.HOLDS),
  group('12.1', 'offsite_preauth_payment', main.OFFSITE),
  group('12.1', 'repairs and provider protocol', main.REPAIRS),
  group('12.1', 'route_cascading', main.ROUTE_CASCADING),
  group('12.2', 'Lite suite', other.LITE),
  group('12.3', 'Direct recurrent suite', other.DIRECT_RECURRENT),
  group('12.4', 'Invoice template suite', other.INVOICE_TEMPLATES),
  group('12.5', 'Route rules suite', other.ROUTE_RULES),
  group('12.6', 'Unit tests', other.UNIT),
  group('Beyond the table:', 'payments', beyond.BEYOND_PAYMENTS),
  group('Beyond the table:', 'limits', beyond.BEYOND_LIMITS),
  group('Beyond the table:', 'holds', beyond.BEYOND_HOLDS),
  group('Beyond the table:', 'refunds', beyond.BEYOND_REFUNDS),
  group('Beyond the table:', 'chargebacks and adjustments', beyond.BEYOND_DISPUTES),
  group('Beyond the table:', 'repairs', beyond.BEYOND_REPAIRS),
  group('Beyond the table:', 'cascades and recurrent payments', beyond.BEYOND_CASCADES),
] as const;

type NamesOf<Module> = { [Key in keyof Module]: keyof Module[Key] }[keyof Module];
export type RowName = (NamesOf<typeof main> | NamesOf<typeof other> | NamesOf<typeof beyond>) & string;

export interface Group {
  readonly section: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly name: string;
  readonly outcome: string;
  readonly decision?: number;
}

function group(section: string, title: string, rows: Rows): Group {
  return { section, title, rows: Object.entries(rows).map(([name, outcome]) => ({ name, ...outcomeOf(outcome) })) };
}

function outcomeOf(outcome: string | RowOutcome): Omit<Row, 'name'> {
  return typeof outcome === 'string' ? { outcome } : outcome;
}
