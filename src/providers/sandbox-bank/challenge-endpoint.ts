import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bank } from './bank.ts';
import { challengePage, messagePage, resultPage } from './challenge-page.ts';
import type { ChallengeChoice, ChallengeReply } from './challenges.ts';
import type { ReplyDelivery } from './delivery.ts';
import { ok, type Reply, refusal } from './reply.ts';
import { BadRequest, parseJson } from './requests.ts';

/** `/3ds/:id`: the page for a person, and the same question for a program that posts JSON. */
export interface ChallengeEndpoint {
  show(response: ServerResponse, id: string): void;
  answer(request: IncomingMessage, response: ServerResponse, id: string, body: string): Promise<void>;
}

const CHOICES: readonly ChallengeChoice[] = ['approve', 'decline', 'abandon', 'notify'];

export function challengeEndpoint(bank: Bank, delivery: ReplyDelivery): ChallengeEndpoint {
  function show(response: ServerResponse, id: string): void {
    const question = bank.challenge(id);
    if (question === undefined || question.challenge.arrival !== undefined) {
      respondPage(response, 404, messagePage('Not found', 'The bank does not know this confirmation.'));
    } else if (question.challenge.open && question.operation.status === 'requires_action') {
      respondPage(response, 200, challengePage(question), question.challenge.returnUrl);
    } else {
      const { returnUrl } = question.challenge;
      respondPage(
        response,
        200,
        messagePage('Nothing to confirm', 'This confirmation is over. You can close the page.', returnUrl),
      );
    }
  }

  return {
    show,
    async answer(request, response, id, body) {
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
      const fields = isForm ? new URLSearchParams(body) : undefined;
      // A payer whom the shop sent here itself comes with its challenge request, and has said nothing yet.
      if (fields?.has('creq') === true) return show(response, id);
      const outcome = fields === undefined ? parseJson(body)['outcome'] : fields.get('outcome');
      const choice = CHOICES.find((known) => known === outcome);
      if (choice === undefined) throw new BadRequest('outcome', `not one of ${CHOICES.join(', ')}`);
      const result = bank.answerChallenge(id, choice);
      // The shop is told before its payer is back, if it can be reached at all.
      if (result.type === 'answered') await delivery.send(result.callbacks);
      if (isForm && result.type === 'result')
        return respondPage(response, 200, resultPage(result), result.notificationUrl);
      if (!isForm) delivery.deliver(request, response, programReply(result));
      else if (!('returnUrl' in result) || result.returnUrl === undefined) show(response, id);
      else response.writeHead(303, { location: result.returnUrl, 'content-length': 0 }).end();
    },
  };
}

function programReply(result: ChallengeReply): Reply {
  switch (result.type) {
    case 'unknown':
      return refusal(404, 'not_found', 'no such challenge');
    case 'closed':
      return refusal(409, 'challenge_closed', 'answered, or taken back, before');
    case 'left':
      return ok({ status: 'requires_action' });
    case 'result':
      return ok({ status: 'requires_action', cres: result.cres, paRes: result.cres, md: result.md });
    case 'answered':
      return ok({ status: result.status });
  }
}

/** `form-action` names the shop too, since browsers hold the redirect after the form against it. */
export function respondPage(response: ServerResponse, status: number, html: string, returnUrl?: string): void {
  const shop = returnUrl === undefined ? '' : ` ${new URL(returnUrl).origin}`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'${shop}; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(html);
}
