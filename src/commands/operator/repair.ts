import { readFileSync } from 'node:fs';
import { isRiskScore } from '../../domain/risk.ts';
import type { Invoice__Output } from '../../generated/turnpike/v1/Invoice.ts';
import type { RepairChange } from '../../generated/turnpike/v1/RepairChange.ts';
import type { RepairScenario } from '../../generated/turnpike/v1/RepairScenario.ts';
import { asOperator, newRequestId, type OperatorOptions, parseInvoice } from './operator-client.ts';

export interface RepairOptions extends OperatorOptions {
  readonly scenario?: string;
  readonly failure?: string;
  readonly reason?: string;
  readonly trx?: string;
  readonly risk?: string;
  readonly changes?: string;
  readonly force?: boolean;
  readonly remove?: boolean;
  readonly comment?: string;
}

export const SCENARIOS = ['fail_pre_processing', 'skip_inspector', 'fail_session', 'fulfill_session'] as const;

/** Sets an invoice going again that waits for an operator: by a scenario, or by changes made by hand. */
export async function repair(wanted: string, options: RepairOptions): Promise<void> {
  await asOperator(options, async ({ invoicing }) => {
    const { scenario, changes, comment, force = false, remove = false } = options;
    const byHand = changes !== undefined || remove;
    if ((scenario !== undefined) === byHand) {
      throw new Error('Give either --scenario, or --changes or --remove. turnpike repair --help says more.');
    }
    const call = {
      requestId: newRequestId(),
      ...parseInvoice(wanted),
      ...(comment === undefined ? {} : { comment }),
    };
    const repaired =
      scenario === undefined
        ? await invoicing.RepairInvoice({
            ...call,
            changes: readChanges(changes),
            validateTransitions: !force,
            ...(remove ? { action: { remove: {} } } : {}),
          })
        : await invoicing.RepairInvoiceWithScenario({ ...call, scenario: scenarioOf(scenario, options) });
    return { lines: tell(wanted, repaired), summary: { invoice: wanted, state: stateOf(repaired) } };
  });
}

function scenarioOf(name: string, { failure, reason = '', trx, risk }: RepairOptions): RepairScenario {
  const transaction = trx === undefined ? {} : { transactionInfo: { transactionId: trx } };
  switch (name) {
    case 'fail_pre_processing':
      return { failPreProcessing: { failure: failureOf(failure, reason) } };
    case 'fail_session':
      return { failSession: { failure: failureOf(failure, reason), ...transaction } };
    case 'fulfill_session':
      return { fulfillSession: transaction };
    case 'skip_inspector': {
      if (risk === undefined || !isRiskScore(risk)) throw new Error('--risk must be trusted, low, high or fatal.');
      return { skipInspector: { riskScore: `RISK_SCORE_${risk.toUpperCase() as Uppercase<typeof risk>}` } };
    }
    default:
      throw new Error(`--scenario must be one of ${SCENARIOS.join(', ')}.`);
  }
}

/** `authorization_failed:unknown` as the levels of a failure. */
function failureOf(codes: string | undefined, reason: string) {
  if (codes === undefined) throw new Error('--failure is required, such as authorization_failed:unknown.');
  const [code = '', ...rest] = codes.split(':');
  type Sub = { readonly code: string; readonly sub?: Sub };
  const sub = rest.reduceRight<Sub | undefined>(
    (inner, each) => (inner === undefined ? { code: each } : { code: each, sub: inner }),
    undefined,
  );
  return { code, reason, ...(sub === undefined ? {} : { sub }) };
}

/** A file with a JSON list of changes in the names of the proto, or `-` for what comes in. */
function readChanges(file: string | undefined): RepairChange[] {
  if (file === undefined) return [];
  const changes: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  if (!Array.isArray(changes)) throw new Error('The changes must be a JSON list of turnpike.v1.RepairChange.');
  return changes as RepairChange[];
}

function tell(wanted: string, { attention, payments = [], ...invoice }: Invoice__Output): readonly string[] {
  const steps = payments.map(({ paymentId, state, step }) => `  payment ${paymentId} is ${word(state)}, ${word(step)}`);
  const waits = attention === undefined || attention === null ? [] : [`  it waits again: ${attention.reason}`];
  return [`Invoice ${wanted} goes on: ${stateOf(invoice)}.`, ...steps, ...waits];
}

function stateOf({ state }: Pick<Invoice__Output, 'state'>): string {
  return word(state);
}

function word(value: string | number | undefined): string {
  return String(value ?? '')
    .replace(/^(?:INVOICE_STATE|PAYMENT_STATE|PAYMENT_STEP)_/, '')
    .toLowerCase();
}
