import type { TurnpikeClient } from '../../src/client/client.ts';
import { messages } from '../../src/client/client.ts';
import { Misconfigured } from '../../src/domain/condition.ts';
import type { InvoiceChange__Output } from '../../src/generated/turnpike/v1/InvoiceChange.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import { ADJUSTED, fixture } from '../domain/settled-world.ts';
import { newInvoice, payWith, take } from './requests.ts';
import { fixedConfigurations, rpcWorld } from './rpc-node.ts';

/** These nodes know no secrets of providers. */
const WITHOUT_SECRETS = ['    secrets: { callback_secret: SANDBOX_BANK }\n', ''] as const;

/** The acceptance fixture in two revisions, with the keys of the tests; in the second the provider takes less. */
export function twoRevisions(): Configurations {
  const { apiKeys } = rpcWorld();
  const first = { ...fixture(1, WITHOUT_SECRETS), apiKeys };
  const second = { ...fixture(2, WITHOUT_SECRETS, ADJUSTED), apiKeys };
  const at = (revision: number) => [first, second].find((each) => each.revision === revision);
  return {
    ...fixedConfigurations(second),
    at,
    load: async (revision) => {
      const found = at(revision);
      if (found === undefined) throw new Misconfigured(`there is no configuration revision ${revision}`);
      return found;
    },
  };
}

export const rub = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });

export interface PaymentName {
  readonly partyId: 'party';
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** Names a captured payment of 420.00 RUB of the shop that has chargebacks. */
export async function paid(merchant: TurnpikeClient): Promise<PaymentName> {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'battle-ready' }));
  const { paymentId = '' } = await payWith(merchant, { invoiceId });
  await changesUntil(merchant, invoiceId, ({ paymentStateChanged }) => {
    return paymentStateChanged?.state === 'PAYMENT_STATE_CAPTURED';
  });
  return { partyId: 'party', invoiceId, paymentId };
}

/** What happened to an invoice, up to the change with which enough was seen. */
export async function changesUntil(
  client: TurnpikeClient,
  invoiceId: string,
  isLast: (change: InvoiceChange__Output) => boolean,
): Promise<readonly InvoiceChange__Output[]> {
  const events = await take(messages(client.watch({ invoiceId })), (seen) => {
    return seen.flatMap(({ changes = [] }) => changes).some(isLast);
  });
  return events.flatMap(({ changes = [] }) => changes);
}
