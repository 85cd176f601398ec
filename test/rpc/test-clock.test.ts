import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { newInvoice, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

const DAY = { seconds: 86_400n };

let rpc: RpcNode;
let operator: TurnpikeClient;

beforeEach(async () => {
  rpc = await startRpcNode();
  operator = rpc.connect('operator');
});
afterEach(() => rpc.stop());

const advance = (distance: { readonly seconds?: bigint; readonly nanos?: number }, id = requestId()) =>
  operator.operations.AdvanceClock({ requestId: id, distance });

describe('the clock of a sandbox', () => {
  it('brings due what is due by it', async () => {
    const { invoicing } = rpc.connect('merchant');
    const { invoiceId } = await invoicing.CreateInvoice(newInvoice());
    await advance(DAY);
    const status = async () => await invoicing.GetInvoice({ invoiceId });
    await expect.poll(async () => (await status()).state).toBe('INVOICE_STATE_CANCELLED');
  });

  it('is moved once by a request that is repeated', async () => {
    const first = await advance(DAY, 'again');
    const second = await advance(DAY, 'again');
    const moved = (second.now?.seconds ?? 0n) - (first.now?.seconds ?? 0n);
    expect(moved).toBeLessThan(86_400n);
    expect(await failureOf(advance({ seconds: 1n }, 'again'))).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
  });

  it('goes forward only, and not too far', async () => {
    for (const distance of [{}, { seconds: -1n }, { seconds: 400_000_000_000n }])
      expect(await failureOf(advance(distance))).toMatchObject({ fields: ['distance'] });
  });

  it('is moved by operators alone', async () => {
    const call = rpc.connect('merchant').operations.AdvanceClock({ requestId: 'm', distance: DAY });
    expect(await failureOf(call)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

it('time cannot be moved where a payment institution is live', async () => {
  const world = rpcWorld();
  const institutions = new Map([...world.institutions].map(([id, each]) => [id, { ...each, realm: 'live' as const }]));
  const live = await startRpcNode({ configurations: fixedConfigurations({ ...world, institutions }) });
  try {
    const call = live.connect('operator').operations.AdvanceClock({ requestId: 'x', distance: DAY });
    expect(await failureOf(call)).toMatchObject({ reason: 'NOT_A_SANDBOX', code: 'FAILED_PRECONDITION' });
  } finally {
    await live.stop();
  }
});
