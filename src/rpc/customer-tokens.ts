import type { CardId, PartyId } from '../domain/ids.ts';
import { type CardState, cardStream, type StoredToken } from '../domain/recurrent/card.ts';
import type { InvalidateRecurrentTokenRequest__Output } from '../generated/turnpike/v1/InvalidateRecurrentTokenRequest.ts';
import type { ListRecurrentTokensRequest__Output } from '../generated/turnpike/v1/ListRecurrentTokensRequest.ts';
import type { ListRecurrentTokensResponse } from '../generated/turnpike/v1/ListRecurrentTokensResponse.ts';
import type { RecurrentToken } from '../generated/turnpike/v1/RecurrentToken.ts';
import type { CallContext, Ports, UnaryMethod } from './call.ts';
import { cardNotFound } from './customer-cards.ts';
import { type Fields, readFields } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import { baseRequest, MAX_REASON_LENGTH, readIdentity } from './invoice-call.ts';
import { pagesOf, readPageSize, sliceOf } from './page.ts';
import { readParty, requireParty } from './party.ts';
import { projectTime } from './project-values.ts';
import { Refused, withSubject } from './refused.ts';

/** Recurrent tokens as operators see them: where and whether they are charged, never what they are. */

export function listRecurrentTokens(
  ports: Ports,
): UnaryMethod<ListRecurrentTokensRequest__Output, ListRecurrentTokensResponse> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const {
        partyId,
        cardId,
        more: pageSize,
      } = readCardName(ports, context, request, (fields) => readPageSize(fields, request));
      const { state } = await ports.customers.cards.read(cardStream(partyId, cardId));
      if (state.facts === undefined) throw cardNotFound(cardId);
      const pages = pagesOf(ports.vault, 'CustomerService/ListRecurrentTokens', request, partyId);
      const { items, next } = sliceOf([...state.tokens.values()], pages.cursor(), pageSize);
      return { recurrentTokens: items.map(projectToken), nextPageToken: pages.token(next) };
    },
  };
}

export function invalidateRecurrentToken(
  ports: Ports,
): UnaryMethod<InvalidateRecurrentTokenRequest__Output, RecurrentToken> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const { partyId, cardId, more } = readCardName(ports, context, request, (fields) => ({
        identity: readIdentity(fields, request),
        tokenId: fields.requiredId('recurrent_token_id', request.recurrentTokenId),
        reason: fields.text('reason', request.reason, MAX_REASON_LENGTH),
      }));
      const { identity, tokenId, reason } = more;
      const command = {
        type: 'InvalidateRecurrentToken',
        tokenId,
        ...(reason === undefined ? {} : { reason }),
      } as const;
      const answer = await ports.customers.cards.ask(cardStream(partyId, cardId), command, {
        ...baseRequest(context),
        ...identity,
        fingerprint: fingerprintOf(ports.vault, 'CustomerService/InvalidateRecurrentToken', request, partyId),
      });
      if (!answer.ok) throw new Refused(withSubject(answer, { bank_card_id: cardId, recurrent_token_id: tokenId }));
      return projectToken(tokenOf(answer.state, tokenId));
    },
  };
}

interface CardRequest {
  readonly partyId?: string | undefined;
  readonly bankCardId?: string | undefined;
}

function readCardName<More>(
  { configurations }: Ports,
  { caller }: CallContext,
  request: CardRequest,
  readMore: (fields: Fields) => More,
): { readonly partyId: PartyId; readonly cardId: CardId; readonly more: More } {
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const cardId = fields.requiredId('bank_card_id', request.bankCardId);
  const more = readMore(fields);
  fields.done();
  return { partyId: requireParty(configurations, caller, party), cardId, more };
}

function tokenOf({ tokens }: CardState, tokenId: string): StoredToken {
  const token = [...tokens.values()].find(({ id }) => id === tokenId);
  if (token === undefined) throw new Error('a token that was invalidated is there');
  return token;
}

function projectToken({ id, providerId, terminalId, time, invalidated }: StoredToken): RecurrentToken {
  return {
    recurrentTokenId: id,
    route: { providerId, terminalId },
    state: invalidated === undefined ? 'RECURRENT_TOKEN_STATE_ACTIVE' : 'RECURRENT_TOKEN_STATE_INVALIDATED',
    createTime: projectTime(time),
    ...(invalidated === undefined ? {} : { invalidateTime: projectTime(invalidated.time) }),
    ...(invalidated?.reason === undefined ? {} : { reason: invalidated.reason }),
  };
}
