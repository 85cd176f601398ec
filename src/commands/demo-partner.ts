import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import type { TurnpikeClient } from '../client/client.ts';
import { formatMoney } from '../domain/money.ts';
import type { Payment__Output } from '../generated/turnpike/v1/Payment.ts';
import { type RunningPartner, startFakePartner } from '../providers/partner-acquirer/fake/server.ts';
import type { DemoMerchant } from './demo-merchant.ts';

/**
 * The demo's partner acquirer: a fake one in this process, a revision of the configuration that has it, and a taxi ride that costs
 * more than was paid for it at first. The card that the partner saved is charged again, and a part of that goes back.
 */
export interface PartnerStory {
  readonly extra: number;
  readonly reversal: number;
}

export interface DemoPartner {
  /** What a node has to know by these names. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly partner: RunningPartner;
}

export interface PartnerTeller {
  /** The client of the gRPC port. */
  readonly shop: TurnpikeClient;
  readonly operator: TurnpikeClient;
  readonly merchant: DemoMerchant;
  readonly partner: RunningPartner;
  readonly print: (line: string) => void;
}

const SHOP = 'rides';
const RIDE_MINOR = 45_000n;
const EXTRA_MINOR = 12_500n;
const REVERSED_MINOR = 5_000n;
/** How often what becomes true soon is looked at. */
const LOOK_MS = 100;
const MOST_LOOKS = 200;

export async function startDemoPartner(): Promise<DemoPartner> {
  const [payment, reversal] = [newKey(), newKey()];
  const partner = await startFakePartner({
    merchantId: 'turnpike',
    paymentKeys: [payment],
    reversalKeys: [reversal],
  });
  const secrets = new Map([
    ['PARTNER_PAYMENT', payment],
    ['PARTNER_REVERSAL', reversal],
  ]);
  return { secrets, partner };
}

export async function tellPartnerStory(teller: PartnerTeller): Promise<PartnerStory> {
  const { shop, operator, partner, print } = teller;
  print('\nA partner acquirer: a taxi ride that becomes dearer, and a part that goes back');
  await commitPartner(operator, partner.baseUrl);
  print('  a new revision of the configuration has the partner, and a shop whose payments go there');

  const first = await startRide(teller, 'the ride', RIDE_MINOR);
  const { userInteraction } = await until(shop, first, (payment) => payment.userInteraction != null);
  const page = userInteraction?.redirect?.get?.uriTemplate;
  if (page === undefined) throw new Error('the payment shows no link to the partner');
  print("  the payer pays on the partner's page, which saves the card");
  const choice = new URLSearchParams({ choice: 'save', card: '0' });
  await fetch(page, { method: 'POST', redirect: 'manual', body: choice });
  await until(shop, first, isCaptured);
  await webhookOf(teller, 'payment.recurrence_enabled', first.invoiceId);

  const extra = await startRide(teller, 'an extra payment, by the saved card', EXTRA_MINOR, first);
  await until(shop, extra, isCaptured);
  await webhookOf(teller, 'payment.extra_captured', extra.invoiceId);

  const amount = { amountMinor: REVERSED_MINOR, currency: 'RUB' };
  print(`  a reversal: ${formatMoney(amount)} go back`);
  await shop.invoicing.RefundPayment({ ...extra, requestId: randomUUID(), amount, reason: 'A detour' });
  await webhookOf(teller, 'refund.succeeded', extra.invoiceId);
  for (const effect of partner.effects()) {
    const moved = formatMoney({ amountMinor: BigInt(effect.amount), currency: 'RUB' }).padStart(11);
    print(`  at the partner ${moved}  ${effect.operation}`);
  }
  const count = (operation: string) => partner.effects().filter((each) => each.operation === operation).length;
  return { extra: count('completeMerchantAcquiring'), reversal: count('processPaymentReversal') };
}

interface Ride {
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** An invoice of its own and its payment: by a new card, or by the one that the partner saved at another ride. */
async function startRide({ shop, print }: PartnerTeller, what: string, amountMinor: bigint, of?: Ride): Promise<Ride> {
  const cost = { amountMinor, currency: 'RUB' };
  const { invoiceId = '' } = await shop.invoicing.CreateInvoice({
    requestId: randomUUID(),
    shopId: SHOP,
    cost,
    details: { product: 'A ride across the town' },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
    ...(of === undefined ? {} : { metadata: { extra_of: of.invoiceId } }),
  });
  print(`  invoice ${invoiceId}: ${formatMoney(cost)}, ${what}`);
  const payer =
    of === undefined
      ? { paymentResource: await newCard(shop) }
      : { recurrent: { parentInvoiceId: of.invoiceId, parentPaymentId: of.paymentId } };
  const { paymentId = '' } = await shop.invoicing.StartPayment({
    requestId: randomUUID(),
    invoiceId,
    payer,
    makeRecurrent: of === undefined,
  });
  return { invoiceId, paymentId };
}

async function newCard(shop: TurnpikeClient) {
  const { token = '', paymentSessionId = '' } = await shop.vault.TokenizeCard({
    requestId: randomUUID(),
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: new Date().getUTCFullYear() + 5,
    cvv: '123',
  });
  return { paymentTool: { bankCard: { token } }, paymentSessionId };
}

async function webhookOf({ merchant, print }: PartnerTeller, type: string, invoiceId: string): Promise<void> {
  await merchant.webhook(type, invoiceId);
  print(`  webhook, signature verified: ${type}`);
}

async function until(
  { invoicing }: TurnpikeClient,
  ride: Ride,
  seen: (payment: Payment__Output) => boolean,
): Promise<Payment__Output> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const payment = await invoicing.GetPayment(ride);
    if (seen(payment)) return payment;
    if (payment.state === 'PAYMENT_STATE_FAILED') throw new Error(`the payment failed: ${payment.failure?.reason}`);
    await sleep(LOOK_MS);
  }
  throw new Error(`the payment of invoice ${ride.invoiceId} goes on no more`);
}

function isCaptured({ state }: Payment__Output): boolean {
  return state === 'PAYMENT_STATE_CAPTURED';
}

/** What is touched of config/demo.yaml. */
interface DemoDocument {
  readonly parties: { readonly demo: { readonly shops: { readonly books: object } } };
  readonly providers: object;
  readonly terminals: object;
  readonly rulesets: { readonly 'by-currency': { readonly delegates: readonly { readonly ruleset: string }[] } };
}

/** As docs/partner-acquirer.md has it, with a shop of its own. */
async function commitPartner({ configuration }: TurnpikeClient, baseUrl: string): Promise<void> {
  const { revision = 0n, document = '' } = await configuration.GetConfiguration({});
  const base = parse(document, { merge: true }) as DemoDocument;
  const { demo } = base.parties;
  const { books } = demo.shops;
  const methods = ['card/visa', 'card/mastercard', 'card/mir'];
  const partner = {
    name: 'Partner acquirer',
    adapter: 'partner-acquirer',
    options: { base_url: baseUrl, merchant_id: 'turnpike' },
    secrets: { payment_key: 'PARTNER_PAYMENT', reversal_key: 'PARTNER_REVERSAL' },
    accounts: ['RUB'],
    terms: {
      payments: {
        currencies: ['RUB'],
        categories: ['retail'],
        methods,
        cash_limit: '[1.00, 600_000.00) RUB',
        risk_coverage: 'high',
        cash_flow: [
          { from: 'provider.settlement', to: 'merchant.settlement', volume: '100%' },
          { from: 'system.settlement', to: 'provider.settlement', volume: '1.9%', details: "The partner's fee" },
        ],
        refunds: {
          cash_flow: [{ from: 'merchant.settlement', to: 'provider.settlement', volume: '100%' }],
          partial: { cash_limit: '[0.01, 4_200_000.00) RUB' },
        },
      },
      recurrent: { categories: ['retail'], methods },
    },
  };
  // A demo that keeps its data has them from the time before.
  const others = base.rulesets['by-currency'].delegates.filter(({ ruleset }) => ruleset !== SHOP);
  const rulesets = {
    ...base.rulesets,
    'by-currency': { delegates: [{ when: `shop == "${SHOP}"`, ruleset: SHOP }, ...others] },
    [SHOP]: { candidates: [{ terminal: 'partner-rub' }] },
  };
  const shops = { ...demo.shops, [SHOP]: { ...books, name: 'Demo Rides' } };
  await configuration.CommitConfiguration({
    requestId: randomUUID(),
    comment: 'The demo has a partner acquirer',
    baseRevision: revision,
    document: stringify({
      ...base,
      parties: { ...base.parties, demo: { ...demo, shops } },
      providers: { ...base.providers, partner },
      terminals: { ...base.terminals, 'partner-rub': { provider: 'partner', name: 'Partner acquirer in roubles' } },
      rulesets,
    }),
  });
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
