import type { CallbackMessage } from './answers.ts';
import type { ChallengeRecord, Operation, Payment } from './model.ts';
import type { Arrival } from './outcome.ts';
import type { Records } from './records.ts';
import type { Contact, TransferRequest } from './requests.ts';
import { transferId } from './requisites.ts';
import { declined, settle } from './settle.ts';
import { changed } from './usual.ts';

/**
 * Money on its way: from a payer who was told where to send it, or to the recipient of a payout. Not responsible for when it
 * arrives by itself: the server's timers say.
 *  T1 A transfer is taken once, and only while its operation waits for it; what comes later bounces.
 *  T2 Whoever asked is called back with the first that arrived.
 */
export interface Transfers {
  open(arrival: Arrival, payment: Payment, operation: Operation, contact: Contact): string;
  /** Sent by somebody; without an amount it is what was asked for. */
  send(id: string, request: TransferRequest): TransferReply;
  /** The moment has passed. */
  arrive(id: string): readonly CallbackMessage[];
  /** Those that a bank which was stopped owes. */
  underWay(): readonly string[];
}

export type TransferReply =
  | { readonly type: 'unknown' }
  /** It came before, or the question was taken back: the money went back to where it came from (T1). */
  | { readonly type: 'bounced' }
  | { readonly type: 'arrived'; readonly operation: Operation; readonly callbacks: readonly CallbackMessage[] };

export function bankTransfers(
  records: Records,
  tell: (challenge: ChallengeRecord, operation: Operation) => CallbackMessage,
): Transfers {
  function send(id: string, { amountMinor, declineCode }: TransferRequest): TransferReply {
    const question = records.challenge(id);
    if (question?.challenge.arrival === undefined) return { type: 'unknown' };
    const { challenge, operation, payment } = question;
    if (!challenge.open || operation.status !== 'requires_action') return { type: 'bounced' };
    // A payout brings what it was to bring, or nothing.
    const arrived = operation.kind === 'payout' ? operation.amountMinor : (amountMinor ?? operation.amountMinor);
    const fact =
      declineCode === undefined
        ? settle(payment, { ...operation, amountMinor: arrived }, records.operation(payment.key))
        : declined(payment, operation, declineCode);
    records.commit({ ...fact, challenge: { ...challenge, open: false } });
    const done = records.operation(operation.key) ?? operation;
    return { type: 'arrived', operation: done, callbacks: [tell(challenge, done)] };
  }

  return {
    open(arrival, payment, operation, contact) {
      const id = transferId(payment.id);
      const asked = { ending: { type: 'ask' }, callback: 'plain', open: true, held: false } as const;
      records.commit({
        payment: { ...payment, status: 'requires_action' },
        operations: [{ ...operation, status: 'requires_action', challengeId: id }],
        challenge: { tag: id, ...contact, id, key: operation.key, page: true, ...asked, arrival },
        effects: [],
      });
      return id;
    },
    send,
    arrive(id) {
      const question = records.challenge(id);
      if (question === undefined) return [];
      const { challenge, operation } = question;
      const amountMinor = changed(operation.amountMinor, challenge.arrival === 'other' ? 'halved' : 'same');
      const reply = send(id, { amountMinor });
      return reply.type === 'arrived' ? reply.callbacks : [];
    },
    underWay: records.transfersUnderWay,
  };
}
