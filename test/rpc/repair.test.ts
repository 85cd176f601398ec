import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { RepairChange } from '../../src/generated/turnpike/v1/RepairChange.ts';
import { ContractViolation } from '../../src/ports/provider.ts';
import { newInvoice, payWith, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;

beforeEach(async () => {
  rpc = await startRpcNode();
  merchant = rpc.connect('merchant');
  operator = rpc.connect('operator');
});
afterEach(() => rpc.stop());

const BROKEN = new ContractViolation('the answer is not JSON');
const FAILURE = { code: 'authorization_failed', sub: { code: 'unknown' } };

interface Stuck {
  readonly invoiceId: string;
  readonly paymentId: string;
}

const read = ({ invoiceId }: Pick<Stuck, 'invoiceId'>) =>
  operator.invoicing.GetInvoice({ partyId: 'party', invoiceId });
const repairBy = (
  { invoiceId }: Stuck,
  changes: readonly RepairChange[],
  more: { readonly validateTransitions?: boolean; readonly action?: object } = {},
) =>
  operator.invoicing.RepairInvoice({
    requestId: requestId(),
    partyId: 'party',
    invoiceId,
    changes: [...changes],
    ...more,
  });
const repairWith = ({ invoiceId }: Stuck, scenario: object) =>
  operator.invoicing.RepairInvoiceWithScenario({ requestId: requestId(), partyId: 'party', invoiceId, scenario });

/** A payment whose provider answers the call, and every question after it, outside of its contract. */
async function stuckPayment(): Promise<Stuck> {
  rpc.provider.script('process', BROKEN);
  rpc.provider.script('status', ...Array.from({ length: 100 }, () => BROKEN));
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId } = await payWith(merchant, { invoiceId });
  const stuck = { invoiceId: invoiceId ?? '', paymentId: paymentId ?? '' };
  await expect.poll(async () => (await read(stuck)).attention?.reason).toContain('not JSON');
  return stuck;
}

async function settled(stuck: Stuck) {
  const states = async () => {
    const { state, attention, payments } = await read(stuck);
    return [state, payments?.[0]?.state, attention ?? undefined];
  };
  await expect.poll(async () => (await read(stuck)).payments?.[0]?.step).toBe('PAYMENT_STEP_IDLE');
  return await states();
}

describe('an invoice whose provider broke its contract', () => {
  it('is listed until it is repaired, and answers readers meanwhile', async () => {
    const stuck = await stuckPayment();
    const { invoices } = await operator.operations.ListStalledInvoices({});
    expect(invoices).toMatchObject([{ invoiceId: stuck.invoiceId, attention: { reason: expect.any(String) } }]);
    await repairWith(stuck, { fulfillSession: {} });
    expect(await settled(stuck)).toEqual(['INVOICE_STATE_PAID', 'PAYMENT_STATE_CAPTURED', undefined]);
    expect((await operator.operations.ListStalledInvoices({})).invoices ?? []).toEqual([]);
  });

  it('goes on from a session that an operator ends with the transaction of the provider', async () => {
    const stuck = await stuckPayment();
    const session = { paymentId: stuck.paymentId, target: 'SESSION_TARGET_PROCESSED' } as const;
    await repairBy(
      stuck,
      [{ transaction: { ...session, transactionInfo: { transactionId: 'found-by-hand' } } }, { session }],
      { action: { setTimer: { timeout: { seconds: 0n } } } },
    );
    expect(await settled(stuck)).toEqual(['INVOICE_STATE_PAID', 'PAYMENT_STATE_CAPTURED', undefined]);
    const payment = (await read(stuck)).payments?.[0];
    expect(payment?.lastTransactionInfo).toMatchObject({ transactionId: 'found-by-hand' });
  });

  it('fails with the failure of the scenario fail_session, and gives back what it held', async () => {
    const stuck = await stuckPayment();
    await repairWith(stuck, { failSession: { failure: FAILURE } });
    expect(await settled(stuck)).toEqual(['INVOICE_STATE_UNPAID', 'PAYMENT_STATE_FAILED', undefined]);
    expect((await read(stuck)).payments?.[0]?.failure).toMatchObject(FAILURE);
    const { ownAmount, maxAvailableAmount } = await operator.ledger.GetAccount({ accountId: 'merchant' });
    expect([ownAmount?.amountMinor ?? 0n, maxAvailableAmount?.amountMinor ?? 0n]).toEqual([0n, 0n]);
  });

  it('takes the first scenario of a complex one that fits, alone', async () => {
    const stuck = await stuckPayment();
    const scenarios = [{ skipInspector: { riskScore: 'RISK_SCORE_LOW' } }, { failSession: { failure: FAILURE } }];
    await repairWith(stuck, { complex: { scenarios } });
    expect((await settled(stuck))[1]).toBe('PAYMENT_STATE_FAILED');
  });

  it('refuses a scenario that does not fit, and names the step', async () => {
    const stuck = await stuckPayment();
    const refusal = await failureOf(repairWith(stuck, { skipInspector: { riskScore: 'RISK_SCORE_LOW' } }));
    expect(refusal).toMatchObject({ reason: 'REPAIR_NOT_POSSIBLE', metadata: { step: 'processing_session' } });
    expect((await read(stuck)).attention?.reason).toContain('not JSON');
  });

  it('refuses an illegal change wholly, and takes it when it is forced', async () => {
    const stuck = await stuckPayment();
    const { paymentId } = stuck;
    const changes: RepairChange[] = [{ paymentState: { paymentId, state: 'PAYMENT_STATE_FAILED', failure: FAILURE } }];
    expect(await failureOf(repairBy(stuck, changes))).toMatchObject({ reason: 'REPAIR_NOT_POSSIBLE' });
    expect((await read(stuck)).payments?.[0]?.state).toBe('PAYMENT_STATE_PENDING');
    await repairBy(stuck, changes, { validateTransitions: false });
    expect(await settled(stuck)).toEqual(['INVOICE_STATE_UNPAID', 'PAYMENT_STATE_FAILED', undefined]);
  });

  it('refuses a change of what is not there even when it is forced', async () => {
    const stuck = await stuckPayment();
    const changes: RepairChange[] = [
      { refundState: { paymentId: stuck.paymentId, refundId: 'nobody', state: 'REFUND_STATE_SUCCEEDED' } },
    ];
    const refusal = await failureOf(repairBy(stuck, changes, { validateTransitions: false }));
    expect(refusal).toMatchObject({ reason: 'REPAIR_NOT_POSSIBLE' });
  });

  it('is not found any more once it was removed, and its story stays', async () => {
    const stuck = await stuckPayment();
    await repairBy(stuck, [], { action: { remove: {} } });
    expect(await failureOf(read(stuck))).toMatchObject({ reason: 'INVOICE_NOT_FOUND' });
    expect((await operator.operations.ListStalledInvoices({})).invoices ?? []).toEqual([]);
    const trace = await operator.operations.GetTrace({ partyId: 'party', invoiceId: stuck.invoiceId });
    expect(trace.steps?.at(-1)?.events).toMatchObject([{ type: 'invoice_removed' }]);
  });
});

describe('repair', () => {
  it('is not needed by a healthy invoice', async () => {
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
    const refusal = await failureOf(repairBy({ invoiceId, paymentId: '' }, []));
    expect(refusal).toMatchObject({ reason: 'INVALID_REQUEST', message: 'No need to repair' });
  });

  it('is for operators alone', async () => {
    const call = merchant.invoicing.RepairInvoice({ requestId: requestId(), invoiceId: 'invoice', changes: [] });
    expect(await failureOf(call)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('names the fields at fault', async () => {
    const { fields } = await failureOf(
      repairBy({ invoiceId: 'invoice', paymentId: '' }, [{}, { amount: {} }, { session: { paymentId: 'p' } }]),
    );
    expect(fields).toEqual([
      'changes[0]',
      'changes[1].amount.new_amount',
      'changes[1].amount.payment_id',
      'changes[2].session.target',
    ]);
    const scenario = await failureOf(repairWith({ invoiceId: 'invoice', paymentId: '' }, { failSession: {} }));
    expect(scenario.fields).toEqual(['scenario.fail_session.failure']);
  });
});

describe('the story of an invoice', () => {
  it('tells each step with its time, who asked, what changed and what was booked', async () => {
    const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice({ comment: 'by telephone' }));
    await payWith(merchant, { invoiceId });
    await expect.poll(async () => (await read({ invoiceId })).state).toBe('INVOICE_STATE_PAID');
    const trace = await operator.operations.GetTrace({ partyId: 'party', invoiceId });
    const [first, second, ...rest] = trace.steps ?? [];
    expect(first).toMatchObject({ sequence: 1n, role: 'merchant', comment: 'by telephone' });
    expect(first?.events).toMatchObject([{ type: 'invoice_created' }]);
    expect(second?.elapsedTime).toBeDefined();
    const events = [...(second?.events ?? []), ...rest.flatMap((step) => step.events ?? [])];
    expect(events.map(({ type }) => type)).toContain('session_finished');
    expect(events.find(({ type }) => type === 'cash_flow_changed')?.bookings).not.toEqual([]);
    expect(trace.present?.join('\n')).toContain('captured');
  });
});
