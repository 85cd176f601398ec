import type { CardId, PartyId } from '../domain/ids.ts';
import { type CardFacts, cardIdOf, cardStream } from '../domain/recurrent/card.ts';
import type { AddBankCardRequest__Output } from '../generated/turnpike/v1/AddBankCardRequest.ts';
import type { Customer } from '../generated/turnpike/v1/Customer.ts';
import type { CustomerBankCard } from '../generated/turnpike/v1/CustomerBankCard.ts';
import type { ListCustomerBankCardsRequest__Output } from '../generated/turnpike/v1/ListCustomerBankCardsRequest.ts';
import type { ListCustomerBankCardsResponse } from '../generated/turnpike/v1/ListCustomerBankCardsResponse.ts';
import type { RemoveBankCardRequest__Output } from '../generated/turnpike/v1/RemoveBankCardRequest.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { changeCustomer, customerNotFound, projectCustomer, readCustomer, readCustomerName } from './customer-call.ts';
import { baseRequest, readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize, sliceOf } from './page.ts';
import { projectTime } from './project-values.ts';
import { Refused, refused } from './refused.ts';
import { describeCard } from './resolve-tool.ts';

const MAX_TOKEN_LENGTH = 128;

export function addBankCard(ports: Ports): UnaryMethod<AddBankCardRequest__Output, CustomerBankCard> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, customerId, more } = readCustomerName(ports, context, request, (fields) => ({
        identity: readIdentity(fields, request),
        token: fields.requiredText('token', request.token, MAX_TOKEN_LENGTH),
      }));
      const { identity, token } = more;
      const { state } = await readCustomer(ports, { partyId, customerId });
      if (state.deleteTime !== undefined) throw customerNotFound(customerId);
      const { fingerprint, ...card } = await describeCard(ports.vault, partyId, token);
      const cardId = cardIdOf(partyId, fingerprint);
      const register = { type: 'RegisterCard', partyId, id: cardId, card } as const;
      const registered = await ports.customers.cards.ask(cardStream(partyId, cardId), register, baseRequest(context));
      if (!registered.ok) throw new Refused(registered);
      const command = { type: 'AddBankCard', cardId } as const;
      const call = { method: 'AddBankCard', content: request, partyId, customerId, identity, command };
      await changeCustomer(ports, context, call);
      return await readCard(ports, partyId, cardId);
    },
  };
}

export function removeBankCard(ports: Ports): UnaryMethod<RemoveBankCardRequest__Output, Customer> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const { partyId, customerId, more } = readCustomerName(ports, context, request, (fields) => ({
        identity: readIdentity(fields, request),
        bankCardId: fields.requiredId('bank_card_id', request.bankCardId),
      }));
      const { identity, bankCardId } = more;
      const command = { type: 'RemoveBankCard', cardId: bankCardId } as const;
      const call = { method: 'RemoveBankCard', content: request, partyId, customerId, identity, command, bankCardId };
      return await projectCustomer(ports.vault, await changeCustomer(ports, context, call));
    },
  };
}

export function listCustomerBankCards(
  ports: Ports,
): UnaryMethod<ListCustomerBankCardsRequest__Output, ListCustomerBankCardsResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, context) {
      const {
        partyId,
        customerId,
        more: pageSize,
      } = readCustomerName(ports, context, request, (fields) => readPageSize(fields, request));
      const { state } = await readCustomer(ports, { partyId, customerId });
      const pages = pagesOf(ports.vault, 'CustomerService/ListCustomerBankCards', request, partyId);
      const { items, next } = sliceOf(state.cards, pages.cursor(), pageSize);
      const bankCards = await Promise.all(items.map((id) => readCard(ports, partyId, id)));
      return { bankCards, nextPageToken: pages.token(next) };
    },
  };
}

async function readCard({ customers }: Ports, partyId: PartyId, cardId: CardId): Promise<CustomerBankCard> {
  const { state } = await customers.cards.read(cardStream(partyId, cardId));
  if (state.facts === undefined) throw cardNotFound(cardId);
  return projectCard(state.facts);
}

export function cardNotFound(cardId: CardId): Refused {
  return refused('BANK_CARD_NOT_FOUND', 'The party has no such card', { bank_card_id: cardId });
}

function projectCard({ id, bin, lastDigits, paymentSystem, expiry, createTime }: CardFacts): CustomerBankCard {
  return {
    bankCardId: id,
    bin,
    lastDigits,
    ...(paymentSystem === undefined ? {} : { paymentSystem }),
    expDate: expiry,
    createTime: projectTime(createTime),
  };
}
