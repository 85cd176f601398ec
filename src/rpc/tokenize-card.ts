import { addMs } from '../base/time.ts';
import type { TokenizeCardRequest__Output } from '../generated/turnpike/v1/TokenizeCardRequest.ts';
import type { TokenizeCardResponse } from '../generated/turnpike/v1/TokenizeCardResponse.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { projectTime } from './project-values.ts';
import { Refused } from './refused.ts';

const MAX_CARDHOLDER_LENGTH = 256;

/** The one call that takes a card number. What is wrong with the card is the vault's to say: it repeats nothing of it. */
export function tokenizeCard(ports: Ports): UnaryMethod<TokenizeCardRequest__Output, TokenizeCardResponse> {
  return {
    roles: ['merchant', 'operator'],
    async handle(request, { caller }) {
      const { vault, configurations, businessClock } = ports;
      const { pan = '', expiryMonth = 0, expiryYear = 0, cvv, cardholder } = request;
      const fields = readFields();
      const { requestId } = readIdentity(fields, request);
      const party = readParty(fields, caller, request.partyId);
      if (pan === '') fields.wrong('pan', 'is required');
      const name = fields.text('cardholder', cardholder, MAX_CARDHOLDER_LENGTH);
      fields.done();
      const partyId = requireParty(configurations, caller, party);
      const input = { pan, expiryMonth, expiryYear, ...(cvv ? { cvv } : {}), ...(name ? { cardholder: name } : {}) };
      const answer = await vault.tokenize(partyId, input, requestId);
      if (!answer.ok) throw new Refused(answer);
      const { token, bin, lastDigits, paymentSystem, paymentSessionId, paymentSessionRemainingMs } = answer.card;
      const expireTime =
        paymentSessionRemainingMs === undefined
          ? undefined
          : projectTime(addMs(businessClock.now(), Math.round(paymentSessionRemainingMs)));
      return {
        token,
        paymentSessionId,
        bin,
        last4: lastDigits,
        paymentSystem,
        paymentSessionExpireTime: expireTime,
      };
    },
  };
}
