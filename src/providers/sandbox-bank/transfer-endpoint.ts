import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bank } from './bank.ts';
import { respondPage } from './challenge-endpoint.ts';
import { messagePage, transferPage } from './challenge-page.ts';
import type { ReplyDelivery } from './delivery.ts';
import { ok, type Reply, refusal } from './reply.ts';
import { parseJson, transferRequest } from './requests.ts';
import { requisitesOf } from './requisites.ts';
import type { TransferReply } from './transfers.ts';

/** `/transfers/:id`: the page where a person sends test money, and the same for a program that posts JSON. */
export interface TransferEndpoint {
  show(response: ServerResponse, id: string): void;
  send(request: IncomingMessage, response: ServerResponse, id: string, body: string): Promise<void>;
}

export function transferEndpoint(bank: Bank, delivery: ReplyDelivery, publicUrl: () => string): TransferEndpoint {
  return {
    show(response, id) {
      const question = bank.challenge(id);
      if (question?.challenge.arrival === undefined) {
        respondPage(response, 404, messagePage('Not found', 'The bank does not know this transfer.'));
      } else if (!question.challenge.open || question.operation.status !== 'requires_action') {
        respondPage(response, 200, messagePage('Nothing to send', 'This transfer is over. You can close the page.'));
      } else {
        const { transferMethod } = question.payment;
        const requisites =
          transferMethod === undefined ? undefined : requisitesOf(transferMethod, question.payment, publicUrl());
        respondPage(response, 200, transferPage(question, requisites));
      }
    },
    async send(request, response, id, body) {
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
      const fields = isForm ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body);
      const result = bank.transfers.send(id, transferRequest(fields));
      if (result.type === 'arrived') await delivery.send(result.callbacks);
      if (isForm) respondPage(response, 200, sentPage(result));
      else delivery.deliver(request, response, programReply(result));
    },
  };
}

function sentPage({ type }: TransferReply): string {
  return type === 'arrived'
    ? messagePage('Sent', 'The money has arrived. You can close the page.')
    : messagePage('Sent back', 'Nobody waits for this money: it came back to you.');
}

function programReply(result: TransferReply): Reply {
  switch (result.type) {
    case 'unknown':
      return refusal(404, 'not_found', 'no such transfer');
    case 'bounced':
      return refusal(409, 'transfer_bounced', 'nobody waits for this money: it went back');
    case 'arrived':
      return ok({ status: result.operation.status, amountMinor: String(result.operation.amountMinor) });
  }
}
