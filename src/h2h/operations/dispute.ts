import type { ApplicationView } from '../../domain/application/application.ts';
import type { DisputeCommand, DisputeFacts, DisputeState } from '../../domain/dispute/dispute.ts';
import { type DisputeId, derivedId } from '../../domain/ids.ts';
import type { Money } from '../../domain/money.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { collectFaults, type Faults } from './faults.ts';
import { accepted, type FoundApplication, findPayment, readStream } from './find-application.ts';
import { type AskedAmount, MAX_PAYMENT_ID_LENGTH, readOwnAmount } from './read-application.ts';
import { refused } from './refused.ts';

/** A case with the application that it is about. */
export interface DisputeAnswer {
  readonly view: ApplicationView;
  readonly dispute: DisputeState;
}

/** What a case is opened with, as both doors give it. */
export interface NewDispute {
  readonly paymentId: string | undefined;
  readonly ref: string | undefined;
  readonly reason: DisputeFacts['reason'] | undefined;
  /** Without a currency: in that of the application. */
  readonly claimed: AskedAmount | undefined;
  readonly comment: string | undefined;
}

export interface DisputeSelector {
  readonly disputeId: string | undefined;
  readonly paymentId?: string | undefined;
  readonly ref?: string | undefined;
}

const MAX_REF_LENGTH = 255;
const MAX_COMMENT_LENGTH = 5000;
const MAX_ID_LENGTH = 64;

export async function openDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  asked: NewDispute,
): Promise<DisputeAnswer> {
  const faults = collectFaults();
  const paymentId = faults.requiredText('payment_id', asked.paymentId, MAX_PAYMENT_ID_LENGTH);
  const ref = faults.requiredText('dispute_ref', asked.ref, MAX_REF_LENGTH);
  const { reason } = asked;
  if (reason === undefined) faults.wrong('reason', 'is required');
  readOwnAmount(faults, 'claimed_amount', asked.claimed);
  if (reason === 'invalid_sum' && asked.claimed === undefined) {
    faults.wrong('claimed_amount', 'is required where the sum is wrong');
  }
  const comment = faults.text('comment', asked.comment, MAX_COMMENT_LENGTH);
  faults.done();
  if (reason === undefined) throw new Error('a refused case was used');
  const found = await findPayment(ports, call, open.desk, paymentId);
  const claimed = asked.claimed && { ...asked.claimed, currency: asked.claimed.currency ?? found.view.amount.currency };
  mustBeIn(found, 'claimed_amount.currency', claimed);
  const id = disputeIdOf(found.view, ref);
  const dispute = {
    id,
    ref,
    reason,
    ...(claimed === undefined ? {} : { claimed }),
    ...(comment === undefined ? {} : { comment }),
  };
  return await changeDispute(ports, call, found, id, { type: 'OpenDispute', dispute });
}

export async function getDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  selector: DisputeSelector,
): Promise<DisputeAnswer> {
  const { found, dispute } = await findDispute(ports, call, open, selector);
  return { view: found.view, dispute };
}

/** The case of this id, or of this name within an application. Throws DISPUTE_NOT_FOUND, also for another cash desk's (P10). */
export async function findDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  selector: DisputeSelector,
): Promise<{ readonly found: FoundApplication; readonly dispute: DisputeState }> {
  const faults = collectFaults();
  const { disputeId = '', paymentId = '', ref = '' } = selector;
  const id = faults.text('dispute_id', disputeId, MAX_ID_LENGTH);
  const payment = faults.text('payment_id', paymentId, MAX_PAYMENT_ID_LENGTH);
  const name = faults.text('dispute_ref', ref, MAX_REF_LENGTH);
  if (id === undefined && (payment === undefined || name === undefined)) faults.wrong('dispute_id', 'is required');
  if (id !== undefined && payment !== undefined) faults.wrong('payment_id', 'must not stand beside dispute_id');
  if (id !== undefined && name !== undefined) faults.wrong('dispute_ref', 'must not stand beside dispute_id');
  faults.done();
  if (id === undefined) {
    const found = await findPayment(ports, call, open.desk, payment ?? '');
    return { found, dispute: mustHave(found.view, disputeIdOf(found.view, name ?? '')) };
  }
  const { desk } = open;
  const filter = { partyId: desk.partyId, projectId: desk.id, disputeId: id };
  const [row] = (await ports.queries.disputes(filter, undefined, 1)).rows;
  const found = row && (await readStream(ports, call, row.stream));
  if (found === undefined) throw notFound(id);
  return { found, dispute: mustHave(found.view, id) };
}

/** Runs a command on a case that was found, and gives the case as it is after. */
export async function changeDispute(
  { entities, payouts }: HostToHostPorts,
  call: HostToHostCall,
  found: FoundApplication,
  disputeId: DisputeId,
  command: DisputeCommand,
): Promise<DisputeAnswer> {
  const request = requestOf(call);
  const view =
    found.type === 'payin'
      ? found.viewOf(accepted(await entities.ask(found.stream, command, request)).state)
      : found.viewOf(accepted(await payouts.ask(found.stream, command, request)).state);
  return { view, dispute: mustHave(view, disputeId) };
}

/** An amount of a case is of the currency of what it is about. */
export function mustBeIn({ view }: FoundApplication, field: string, amount: Money | undefined): void {
  if (amount === undefined || amount.currency === view.amount.currency) return;
  const faults: Faults = collectFaults();
  faults.wrong(field, `must be ${view.amount.currency}`);
  faults.done();
}

function disputeIdOf({ partyId, applicationId }: ApplicationView, ref: string): DisputeId {
  return derivedId(partyId, `OpenDispute/${applicationId}`, ref);
}

function mustHave({ disputes }: ApplicationView, id: DisputeId): DisputeState {
  const dispute = disputes.get(id);
  if (dispute === undefined) throw notFound(id);
  return dispute;
}

function notFound(id: string) {
  return refused('DISPUTE_NOT_FOUND', 'The cash desk has no such case', { dispute_id: id });
}
