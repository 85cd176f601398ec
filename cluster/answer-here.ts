import { partitionOf } from '../src/domain/ids.ts';
import type { AnyEntities } from '../src/ports/entities.ts';
import type { Leases } from '../src/ports/leases.ts';
import type { LinkAnswer, LinkRequest } from './link-call.ts';

/** Answers a call with the invoices and payouts of this node, at once and without repeats. */
export type AnswerHere = (call: LinkRequest) => Promise<LinkAnswer>;

export const MOVED: LinkAnswer = { type: 'moved' };

/** Reaches `local` within the call, so that what comes in order is taken in order (E3). */
export function answerHere(local: AnyEntities, leases: Pick<Leases, 'owns'>): AnswerHere {
  return async (call) => {
    const { stream } = call;
    if (!leases.owns(partitionOf(stream))) return MOVED;
    switch (call.type) {
      case 'ask':
        return given({ type: 'answer', answer: await local.ask(stream, call.command, call.request) });
      case 'read':
        return given({ type: 'answer', answer: await local.read(stream, call.request) });
      case 'callback':
        return given({ type: 'callback', answer: await local.deliverCallback(stream, call.tag, call.callbackId) });
      case 'touch':
        await local.touch(stream);
        return { type: 'touched' };
    }
  };
}

/** For the calls of other nodes: one that is shutting down says that they should ask elsewhere. */
export function answerOthers(here: AnswerHere): AnswerHere {
  return async (call) => {
    const answer = await here(call);
    return 'answer' in answer && !answer.answer.ok && answer.answer.reason === 'DRAINING' ? MOVED : answer;
  };
}

function given(answer: LinkAnswer & { readonly type: 'answer' | 'callback' }): LinkAnswer {
  return !answer.answer.ok && answer.answer.reason === 'OWNER_MOVING' ? MOVED : answer;
}
