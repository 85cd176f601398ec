import type { CallbackAnswer, EntityAnswer } from '../ports/entities.ts';
import type { EntityMessage, Reply } from './entity-message.ts';

/** A message, given what counts it out of its mailbox when it is answered (R2). */
export type Envelope = (done: Done) => EntityMessage;

/** False when the message was given up before: somebody was told so already. */
export type Done = () => boolean;

export function after<Given>(done: Done, reply: Reply<Given>): Reply<Given> {
  return (given) => {
    if (done()) reply(given);
  };
}

export function withDone(message: EntityMessage, done: Done): EntityMessage {
  switch (message.type) {
    case 'command':
    case 'read':
      return { ...message, reply: after<EntityAnswer>(done, message.reply) };
    case 'callback':
    case 'callback_outcome':
      return { ...message, reply: after<CallbackAnswer>(done, message.reply) };
    case 'touch':
    case 'adopt':
      return { ...message, reply: after<void>(done, message.reply) };
  }
}
