import { assert } from '../base/assert.ts';
import type { PayoutState, Receiver, ReceiverDetails } from '../domain/payout/payout.ts';
import { type ExchangeBase, OutcomeUnknown, type PayoutExchange, type PayoutInfo } from '../ports/provider.ts';
import type { Vault } from '../ports/vault.ts';
import type { PayoutSessionRef } from './entity-kind.ts';
import { HeldBack } from './provider-gate.ts';
import { mintPayoutTag } from './session-tag.ts';
import { adapterOf, bound, exchangeBase, type Talk, type TalkSources } from './talk.ts';

/**
 * What a session of a payout has to say to its provider. Where the money goes is opened here, sent, and stays nowhere (P9). Throws
 * `OutcomeUnknown` where this node lacks what the call needs, `HeldBack` where its adapter pays nothing out (X5).
 */
export async function payoutTalk(
  options: TalkSources,
  payout: PayoutState,
  ref: PayoutSessionRef,
  signal: AbortSignal,
): Promise<Talk> {
  const { configurations, vault } = options;
  const { facts, receiver } = payout;
  const session = payout.sessions[ref.no];
  assert(facts !== undefined && receiver !== undefined && session !== undefined, 'a call has its session');
  const configuration = await configurations.load(facts.revision);
  const provider = configuration.providers.get(session.route.providerId);
  const shop = configuration.parties.get(facts.partyId)?.shops.get(facts.shopId);
  assert(provider !== undefined && shop !== undefined, 'a pinned revision has the route that was chosen in it');
  const adapter = adapterOf(options, provider).payouts;
  if (adapter === undefined) throw new HeldBack(`the adapter ${provider.adapter} pays nothing out`);
  const { application } = facts;
  const info: PayoutInfo = {
    id: facts.id,
    partyId: facts.partyId,
    shop: { id: shop.id, name: shop.name },
    createTime: facts.createTime,
    expireTime: payout.expireTime ?? application.expireTime,
    cost: facts.amount,
    method: application.method,
    ...(application.description === undefined ? {} : { description: application.description }),
    receiver: await opened(vault, facts.partyId, receiver),
  };
  const place: Pick<ExchangeBase, 'tag' | 'signal'> = { tag: mintPayoutTag(facts.partyId, facts.id, ref), signal };
  const exchange: PayoutExchange = {
    ...exchangeBase(options, configuration, provider, session, place),
    payout: info,
  };
  return {
    provider,
    session,
    api: bound(adapter, exchange),
    lostItsCvv: false,
    resendable: async () => true,
    answered: () => {},
    subject: `payout/${facts.partyId}/${facts.id}`,
  };
}

async function opened(vault: Vault, partyId: string, receiver: Receiver): Promise<PayoutInfo['receiver']> {
  const bytes = receiver.personal === undefined ? undefined : await vault.open(receiver.personal);
  const details: ReceiverDetails = bytes === undefined ? {} : JSON.parse(Buffer.from(bytes).toString('utf8'));
  const card = receiver.type === 'bank_card' ? await vault.reveal(partyId, receiver.card.token, undefined) : undefined;
  const value = receiver.type === 'bank_card' ? card?.pan : details.value;
  if (value === undefined) throw new OutcomeUnknown('the details of the recipient were erased');
  const holder = details.holder ?? card?.cardholder;
  return {
    type: receiver.type,
    value,
    ...(receiver.type === 'bank_card' || receiver.bankCode === undefined ? {} : { bankCode: receiver.bankCode }),
    ...(holder === undefined ? {} : { holder }),
  };
}
