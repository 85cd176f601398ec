import { expect } from 'vitest';
import type { InvoiceTemplatePrice } from '../../src/generated/turnpike/v1/InvoiceTemplatePrice.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { decision } from './document.ts';
import { requestId, rub, usd } from './requests.ts';
import { row } from './row.ts';
import type { Shop } from './shop.ts';
import { between, fixed, priced, templatesOf, UNLIMITED } from './template.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const refusal = (message: string) => ({ reason: 'INVALID_REQUEST', message });
const kek = (amountMinor: bigint) => ({ amountMinor, currency: 'KEK' });

const WRONG_RANGES: readonly (readonly [InvoiceTemplatePrice, string])[] = [
  [between(rub(100n), rub(100n), false), 'Invalid cost range'],
  [between(rub(10_000n), rub(100n)), 'Invalid cost range'],
  [between(rub(100n), usd(10_000n)), 'Invalid cost range'],
  [between(usd(100n), usd(10_000n)), 'Invalid currency'],
  [between(rub(-100n), rub(100n)), 'Invalid amount'],
];

row('create_invalid_shop', async () => {
  const shop = await world.shop();
  const failure = await failureOf(templatesOf({ ...shop, id: 'nowhere' }).create());
  expect(failure).toMatchObject({ code: 'NOT_FOUND', reason: 'SHOP_NOT_FOUND', metadata: { shop_id: 'nowhere' } });
});

row('create_invalid_cost_fixed_amount', async () => {
  const templates = templatesOf(await world.shop());
  const failure = await failureOf(templates.create({ details: priced(fixed(rub(-100n))) }));
  expect(failure).toMatchObject(refusal('Invalid amount'));
});

row('create_invalid_cost_fixed_currency', async () => {
  const templates = templatesOf(await world.shop());
  const price = (cost: Parameters<typeof fixed>[0]) => templates.create({ details: priced(fixed(cost)) });
  expect(await failureOf(price(usd(100n)))).toMatchObject(refusal('Invalid currency'));
  expect(await failureOf(price(kek(100n)))).toMatchObject({ reason: 'INVALID_REQUEST' });
});

row('create_invalid_cost_range', async () => {
  const templates = templatesOf(await world.shop());
  for (const [price, message] of WRONG_RANGES) {
    expect(await failureOf(templates.create({ details: priced(price) }))).toMatchObject(refusal(message));
  }
});

const UPWARD = {
  amount: { deviationMinor: 1000n, precision: 2, direction: 'RANDOMIZATION_DIRECTION_UPWARD' },
} as const;
const DOWNWARD = {
  amount: { deviationMinor: 500n, precision: 1, direction: 'RANDOMIZATION_DIRECTION_DOWNWARD' },
} as const;

row('create_invoice_template_with_mutations', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create({ mutations: [UPWARD] });
  expect((await templates.get(templateId)).mutations).toMatchObject([UPWARD]);
  const { cost, mutations } = await templates.invoice(templateId);
  expect(mutations).toMatchObject([{ amount: { original: rub(42_000n), mutated: cost ?? null } }]);
  const moved = (cost?.amountMinor ?? 0n) - 42_000n;
  expect(moved >= 0n && moved <= 1000n && moved % 100n === 0n).toBe(true);
});

/** Suspends or blocks the party, or the shop, of a new template, one after the other. */
async function inEachState(
  who: 'party' | 'shop',
  check: (templateId: string | undefined, shop: Shop, status: string) => Promise<void>,
): Promise<void> {
  const party = `party-of-${requestId()}`;
  const shop = await world.shop({ party });
  const { templateId } = await templatesOf(shop).create();
  for (const [status, state] of [
    ['suspension', { suspended: true, blocked: false }],
    ['blocking', { suspended: false, blocked: true }],
  ] as const) {
    await world.configure(({ parties }) => {
      const owner = parties[party];
      Object.assign((who === 'party' ? owner : owner?.shops[shop.id]) ?? {}, state);
    });
    await check(templateId, shop, status);
  }
}

row('get_invoice_template_anyhow', async () => {
  for (const who of ['party', 'shop'] as const) {
    await inEachState(who, async (templateId, shop) => {
      expect(await templatesOf(shop).get(templateId)).toMatchObject({ templateId, product: 'Books' });
    });
  }
});

row('delete_invalid_party_status', async () => {
  await inEachState('party', async (templateId, shop, status) => {
    const failure = await failureOf(templatesOf(shop).delete(templateId));
    expect(failure).toMatchObject({ reason: 'INVALID_PARTY_STATUS', metadata: { status } });
  });
});

row('delete_invalid_shop_status', async () => {
  await inEachState('shop', async (templateId, shop, status) => {
    const failure = await failureOf(templatesOf(shop).delete(templateId));
    expect(failure).toMatchObject({ reason: 'INVALID_SHOP_STATUS', metadata: { status } });
  });
});

row('invalid_party_status', async () => {
  await inEachState('party', async (templateId, shop, status) => {
    for (const call of [shop.invoice(42_000n), templatesOf(shop).invoice(templateId)]) {
      expect(await failureOf(call)).toMatchObject({ reason: 'INVALID_PARTY_STATUS', metadata: { status } });
    }
  });
});

row('invalid_shop_status', async () => {
  await inEachState('shop', async (templateId, shop, status) => {
    for (const call of [shop.invoice(42_000n), templatesOf(shop).invoice(templateId)]) {
      expect(await failureOf(call)).toMatchObject({ reason: 'INVALID_SHOP_STATUS', metadata: { status } });
    }
  });
});

row('update_invalid_cost_fixed_amount', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create();
  const failure = await failureOf(templates.update(templateId, { details: priced(fixed(rub(-100n))) }));
  expect(failure).toMatchObject(refusal('Invalid amount'));
});

row('update_invalid_cost_fixed_currency', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create();
  const failure = await failureOf(templates.update(templateId, { details: priced(fixed(usd(100n))) }));
  expect(failure).toMatchObject(refusal('Invalid currency'));
});

row('update_invalid_cost_range', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create();
  for (const [price, message] of WRONG_RANGES) {
    expect(await failureOf(templates.update(templateId, { details: priced(price) }))).toMatchObject(refusal(message));
  }
});

row('update_invoice_template', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create();
  const update = { product: 'Maps', lifetime: { days: 7 }, details: priced(fixed(rub(1000n))) };
  expect(await templates.update(templateId, update)).toMatchObject(update);
  for (const price of [fixed(rub(2000n)), between(rub(100n), rub(5000n)), UNLIMITED]) {
    const details = priced(price);
    expect(await templates.update(templateId, { details })).toMatchObject({ product: 'Maps', details });
  }
  expect(await templates.get(templateId)).toMatchObject({ ...update, details: priced(UNLIMITED) });
});

row('update_with_mutations', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create();
  const mutated = async (...mutations: readonly (typeof UPWARD | typeof DOWNWARD)[]) =>
    (await templates.update(templateId, { mutations: [...mutations] }, 'mutations')).mutations ?? [];
  expect(await mutated(UPWARD)).toMatchObject([UPWARD]);
  expect(await mutated()).toEqual([]);
  expect(await mutated(DOWNWARD)).toMatchObject([DOWNWARD]);
});

row('terms_retrieval', async () => {
  const shop = await world.shop({
    editTerms: ({ payments, ...rest }) => ({
      ...rest,
      payments: { ...payments, methods: [decision('amount <= 5000', ['card/visa'])] },
    }),
  });
  const templates = templatesOf(shop);
  const methodsFor = async (price: InvoiceTemplatePrice) => {
    const { templateId = '' } = await templates.create({ details: priced(price) });
    const { payments } = await shop.merchant.templates.ComputeInvoiceTemplateTerms({ templateId });
    return payments?.paymentMethods;
  };
  expect((await methodsFor(fixed(rub(42_000n))))?.value?.names ?? []).toEqual([]);
  expect(await methodsFor(fixed(rub(5000n)))).toMatchObject({ value: { names: ['card/visa'] } });
  expect(await methodsFor(UNLIMITED)).toMatchObject({
    undecided: { branches: [{ condition: 'amount <= 5000' }] },
  });
});

row('invalid_invoice_template_id', async () => {
  const templates = templatesOf(await world.shop());
  const unknown = await failureOf(templates.invoice('never-was'));
  expect(unknown).toMatchObject({ code: 'NOT_FOUND', reason: 'INVOICE_TEMPLATE_NOT_FOUND' });
  const { templateId } = await templates.create();
  await templates.delete(templateId);
  const removed = await failureOf(templates.invoice(templateId));
  expect(removed).toMatchObject({ code: 'NOT_FOUND', reason: 'INVOICE_TEMPLATE_REMOVED' });
});

const CONTEXT = { type: 'application/json', data: Buffer.from('{"own":true}') };

row('invoice_w_template_idempotency', async () => {
  const templates = templatesOf(await world.shop());
  const { templateId } = await templates.create({ details: priced(UNLIMITED) });
  const request = { invoiceId: 'templated-twice', cost: rub(42_000n), externalId: 'order-1', context: CONTEXT };
  const first = await templates.invoice(templateId, request);
  expect(await templates.invoice(templateId, request)).toEqual(first);
  const other = { ...request, cost: rub(43_000n), externalId: 'order-2' };
  const failure = await failureOf(templates.invoice(templateId, other));
  expect(failure).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'INVOICE_ALREADY_EXISTS' });
  const read = await world.operator.invoicing.GetInvoice({ partyId: 'party', invoiceId: 'templated-twice' });
  expect(read).toMatchObject({ cost: rub(42_000n), externalId: 'order-1', context: CONTEXT });
});

row('invoice_w_template', async () => {
  const templates = templatesOf(await world.shop());
  const context = { type: 'application/json', data: Buffer.from('{"template":true}') };
  const templateOf = async (price: InvoiceTemplatePrice) =>
    (await templates.create({ details: priced(price), context })).templateId;
  const violation = async (templateId: string | undefined, request: object) =>
    (await failureOf(templates.invoice(templateId, request))).message;

  const fixedId = await templateOf(fixed(rub(42_000n)));
  expect(await templates.invoice(fixedId)).toMatchObject({ cost: rub(42_000n), context, templateId: fixedId });
  expect(await templates.invoice(fixedId, { cost: rub(42_000n), context: CONTEXT })).toMatchObject({
    context: CONTEXT,
  });
  expect(await violation(fixedId, { cost: rub(42_001n) })).toBe('Template violation: cost mismatch');

  const rangeId = await templateOf(between(rub(100n), rub(5000n)));
  expect(await templates.invoice(rangeId, { cost: rub(5000n) })).toMatchObject({ cost: rub(5000n) });
  expect(await violation(rangeId, {})).toBe('Template violation: missing invoice cost');
  expect(await violation(rangeId, { cost: usd(100n) })).toBe('Template violation: invalid currency');
  expect(await violation(rangeId, { cost: rub(5001n) })).toBe('Template violation: invalid amount');

  const unlimitedId = await templateOf(UNLIMITED);
  expect(await templates.invoice(unlimitedId, { cost: rub(77_000n) })).toMatchObject({ cost: rub(77_000n) });
  expect(await violation(unlimitedId, {})).toBe('Template violation: missing invoice cost');
});
