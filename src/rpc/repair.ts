import type { RepairAction, RepairChange, RepairScenario } from '../domain/repair/repair.ts';
import type { Invoice } from '../generated/turnpike/v1/Invoice.ts';
import type { RepairAction__Output } from '../generated/turnpike/v1/RepairAction.ts';
import type { RepairInvoiceRequest__Output } from '../generated/turnpike/v1/RepairInvoiceRequest.ts';
import type { RepairInvoiceWithScenarioRequest__Output } from '../generated/turnpike/v1/RepairInvoiceWithScenarioRequest.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { type Fields, readFields } from './fields.ts';
import { changeInvoice, readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectInvoice } from './project-invoice.ts';
import { readRepairChange } from './read-repair-change.ts';
import { readRepairScenario } from './read-repair-scenario.ts';

/** How operators set an invoice going again that waits for them (reference §10). */

const MAX_CHANGES = 100;

export function repairInvoice(ports: Ports): UnaryMethod<RepairInvoiceRequest__Output, Invoice> {
  return {
    roles: ['operator'],
    handle: (request, context) =>
      repair(ports, context, 'RepairInvoice', request, (fields) => {
        const { changes = [], validateTransitions = true } = request;
        if (changes.length > MAX_CHANGES) fields.wrong('changes', `has more than ${MAX_CHANGES} changes`);
        const now = ports.businessClock.now();
        const read = changes.slice(0, MAX_CHANGES).map((change, index) => readRepairChange(fields, index, change, now));
        const action = readAction(fields, request.action ?? undefined, now);
        return {
          type: 'RepairInvoice',
          changes: read.filter((change) => change !== undefined),
          validateTransitions,
          ...(action === undefined ? {} : { action }),
        };
      }),
  };
}

export function repairInvoiceWithScenario(
  ports: Ports,
): UnaryMethod<RepairInvoiceWithScenarioRequest__Output, Invoice> {
  return {
    roles: ['operator'],
    handle: (request, context) =>
      repair(ports, context, 'RepairInvoiceWithScenario', request, (fields) => ({
        type: 'RepairInvoiceWithScenario',
        scenario: readRepairScenario(fields, 'scenario', request.scenario ?? undefined, 0) ?? {
          type: 'complex',
          scenarios: [],
        },
      })),
  };
}

type RepairCommand =
  | {
      readonly type: 'RepairInvoice';
      readonly changes: readonly RepairChange[];
      readonly action?: RepairAction;
      readonly validateTransitions: boolean;
    }
  | { readonly type: 'RepairInvoiceWithScenario'; readonly scenario: RepairScenario };

async function repair(
  ports: Ports,
  context: CallContext,
  method: string,
  request: RepairInvoiceWithScenarioRequest__Output | RepairInvoiceRequest__Output,
  readCommand: (fields: Fields) => RepairCommand,
): Promise<Invoice> {
  const { caller } = context;
  const fields = readFields();
  const identity = readIdentity(fields, request);
  const party = readParty(fields, caller, request.partyId);
  const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
  const command = readCommand(fields);
  fields.done();
  const partyId = requireParty(ports.configurations, caller, party);
  const call = { method, content: request, partyId, invoiceId, identity, command, subject: {} };
  return await projectInvoice(ports, caller, await changeInvoice(ports, context, call));
}

function readAction(fields: Fields, action: RepairAction__Output | undefined, now: number): RepairAction | undefined {
  if (action === undefined) return undefined;
  const name = fields.only('action', action, ['setTimer', 'unsetTimer', 'remove']);
  if (name === 'unsetTimer') return { type: 'unset_timer' };
  if (name === 'remove') return { type: 'remove' };
  const timer = action.setTimer ?? {};
  const deadline = fields.time('action.set_timer.deadline', timer.deadline ?? undefined);
  const { seconds = 0n, nanos = 0 } = timer.timeout ?? {};
  if (seconds < 0n || nanos < 0) fields.wrong('action.set_timer.timeout', 'must not be below zero');
  return { type: 'set_timer', at: deadline ?? now + Number(seconds) * 1_000_000 + Math.trunc(nanos / 1000) };
}
