import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { AllocationPrototype } from '../../src/generated/turnpike/v1/AllocationPrototype.ts';
import type { CreateInvoiceRequest } from '../../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import { newInvoice } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, startRpcNode } from './rpc-node.ts';
import { amountFor, COST, marketplace, SPLIT, shareFor, split, target, totalFor } from './split-world.ts';

let rpc: RpcNode;
let merchant: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ configurations: fixedConfigurations(marketplace()) });
  merchant = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const splitInvoice = (allocation: AllocationPrototype, more: CreateInvoiceRequest = {}) =>
  merchant.invoicing.CreateInvoice(newInvoice({ cost: COST, allocation, ...more }));

describe('an invoice is not split', () => {
  it.each<[string, AllocationPrototype, string, string | undefined]>([
    ['into less than its cost', split(amountFor('seller', 8_999)), 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT', undefined],
    ['into more than its cost', split(amountFor('seller', 9_001)), 'ALLOCATION_EXCEEDED_PAYMENT_AMOUNT', undefined],
    [
      'for one shop twice',
      split(amountFor('seller', 4_500), amountFor('seller', 4_500)),
      'ALLOCATION_INVALID_TRANSACTION',
      'target_conflict',
    ],
    [
      'for a shop of another party',
      split({ target: { partyId: 'other', shopId: 'shop' }, amount: COST }),
      'ALLOCATION_INVALID_TRANSACTION',
      'target_not_found',
    ],
    ['for no shop', split(amountFor('nowhere', 9_000)), 'ALLOCATION_INVALID_TRANSACTION', 'target_not_found'],
    ['for a blocked shop', split(amountFor('blocked', 9_000)), 'ALLOCATION_INVALID_TRANSACTION', 'target_status'],
    ['for a shop in euros', split(amountFor('euro', 9_000)), 'ALLOCATION_INVALID_TRANSACTION', 'target_currency'],
    [
      'for a shop of another institution',
      split(amountFor('abroad', 9_000)),
      'INVOICE_TERMS_VIOLATED',
      'invoice_unallocatable',
    ],
    [
      'for a shop without terms',
      split(amountFor('termless', 9_000)),
      'INVOICE_TERMS_VIOLATED',
      'invoice_unallocatable',
    ],
    ['with a fee that is all', split(totalFor('seller', 9_000, 9_000)), 'ALLOCATION_INVALID_TRANSACTION', 'amount'],
  ])('%s', async (_how, allocation, reason, detail) => {
    const error = await failureOf(splitInvoice(allocation));
    expect(error).toMatchObject({ code: 'FAILED_PRECONDITION', reason });
    if (detail !== undefined) expect(error.metadata['reason']).toBe(detail);
  });

  it('when its amount is moved at random', async () => {
    const mutations = [{ amount: { deviationMinor: 100n } }];
    expect(await failureOf(splitInvoice(SPLIT, { mutations }))).toMatchObject({ reason: 'ALLOCATION_NOT_ALLOWED' });
  });

  const path = 'allocation.shares';
  it.each<[string, AllocationPrototype, string]>([
    ['without shares', {}, path],
    ['into 51 shares', split(...Array.from({ length: 51 }, (_, index) => amountFor(`s${index}`, 1))), path],
    ['without a target', split({ amount: COST }), `${path}[0].target.party_id`],
    ['without an amount', split({ target: target('seller') }), `${path}[0].body`],
    ['with an amount of zero', split(amountFor('seller', 0)), `${path}[0].amount.amount_minor`],
    ['with an amount below zero', split(amountFor('seller', -1)), `${path}[0].amount.amount_minor`],
    ['with a total without a fee', split({ target: target('seller'), total: { total: COST } }), `${path}[0].total.fee`],
    ['with a fee below zero', split(totalFor('seller', 9_000, -1)), `${path}[0].total.fixed.amount_minor`],
    ['with a share over zero', split(shareFor('seller', 9_000, 1, 0)), `${path}[0].total.share.denominator`],
    ['with a share below zero', split(shareFor('seller', 9_000, -1, 100)), `${path}[0].total.share.numerator`],
    [
      'with a share of more than the whole',
      split(shareFor('seller', 9_000, 101, 100)),
      `${path}[0].total.share.numerator`,
    ],
    [
      'with an amount in a currency that is none',
      split({ target: target('seller'), amount: { amountMinor: 1n, currency: 'KEK' } }),
      `${path}[0].amount.currency`,
    ],
  ])('%s', async (_how, allocation, field) => {
    const error = await failureOf(splitInvoice(allocation));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(error.fields[0]).toBe(field);
  });
});
