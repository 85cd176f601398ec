import { type Refusal, refuse } from '../domain/errors.ts';
import { partitionOf, type StreamId } from '../domain/ids.ts';
import type {
  AnyEntities,
  CallbackAnswer,
  Entities,
  EntityAnswer,
  EntityCommand,
  Payouts,
  RequestContext,
} from '../ports/entities.ts';
import { type Activation, type ActivationsOptions, createActivations } from './activations.ts';
import { after, type Envelope, withDone } from './counted-message.ts';
import { invoiceDoor, payoutDoor } from './entity-doors.ts';
import { kindOf } from './entity-kinds.ts';
import type { EntityMessage, Reply } from './entity-message.ts';
import { NODE_REQUEST } from './node-request.ts';

/**
 * The way to the invoices and payouts that live in this process: it lets messages in, or says why not. Not responsible for the
 * lives of their activations, nor for what they answer.
 *  R3 Mailboxes and the node are bounded: what does not fit is refused at the door, with a reason that says when to come again.
 */
export interface Registry extends Entities {
  /** The same door, to payouts. */
  readonly payouts: Payouts;
  /** The same door, to whatever a stream is. */
  readonly door: AnyEntities;

  /** Activates a stream and starts the work that should be in flight. */
  adopt(stream: StreamId): Promise<void>;
  wake(stream: StreamId): Promise<void>;
  /**
   * Lets these partitions go: what is being answered is, what waits for a provider is told to come again, and their activations
   * end. New messages are refused meanwhile because the lease has no epoch for them.
   */
  release(partitions: readonly number[]): Promise<void>;
  stats(): { readonly live: number; readonly inFlight: number };
  /** Refuses new messages, waits for those in flight, ends all activations. */
  close(): Promise<void>;
}

export interface RegistryOptions extends ActivationsOptions {
  readonly mailboxLimit: number;
  readonly nodeLimit: number;
  /** Takes what a child brings home for a stream that this node owns no more. */
  readonly forward: (stream: StreamId, command: EntityCommand, request: RequestContext) => void;
}

export function createRegistry(options: RegistryOptions): Registry {
  const { leases, clock, observer, mailboxLimit, nodeLimit } = options;
  let closing = false;
  let closed = false;

  /** Why a message may not enter now, or the activation that takes it (R3). */
  const admit = (stream: StreamId, internal: boolean): Activation | Refusal => {
    if (closed || (closing && !internal)) return refuse('DRAINING', 'The node is shutting down; repeat the request');
    const epoch = leases.epoch(partitionOf(stream));
    if (epoch === undefined)
      return refuse('OWNER_MOVING', `The ${kindOf(stream).name} is moving to another node; repeat the request`);
    const present = activations.find(stream);
    const full =
      activations.stats().inFlight >= nodeLimit || (present !== undefined && present.waiting.size >= mailboxLimit);
    if (full && !internal)
      return refuse('OVERLOADED', 'Too many requests wait for an answer; repeat the request later');
    return present ?? activations.begin(stream, epoch);
  };

  /** Puts a message into the mailbox of its stream; `refused` is called instead when that cannot be, or when it is lost. */
  const dispatch = (
    stream: StreamId,
    internal: boolean,
    refused: (refusal: Refusal) => void,
    message: Envelope,
    isPrompt = true,
  ): void => {
    const activation = admit(stream, internal);
    if ('ok' in activation) {
      refused(activation);
      return;
    }
    activations.give(activation, message, isPrompt, () => {
      const why = `The ${kindOf(stream).name} had to be loaded again; repeat the request`;
      refused(refuse('JOURNAL_UNAVAILABLE', why));
    });
  };

  const ask = (
    stream: StreamId,
    type: string,
    request: RequestContext,
    message: (reply: Reply<EntityAnswer>) => EntityMessage,
  ) =>
    new Promise<EntityAnswer>((resolve) => {
      const startedMs = clock.nowMs();
      const finish = (answer: EntityAnswer): void => {
        observer.commandHandled(type, answer.ok ? 'ok' : answer.reason, clock.nowMs() - startedMs);
        resolve(answer);
      };
      const internal = request.actor.role === 'node';
      dispatch(stream, internal, finish, (done) => message(after(done, finish)));
    });

  /** From a child to whoever owns its stream now. */
  const submit = (stream: StreamId, message: EntityMessage): void => {
    const refused = (refusal: Refusal): void => {
      if (message.type === 'touch' || message.type === 'adopt') {
        message.reply();
        return;
      }
      // The result of a call is worth telling; whatever else the node wanted, the owner derives by itself.
      const brought =
        message.type === 'command' && message.endsCall !== undefined && !isSilent(stream, message.command);
      if (brought && refusal.reason === 'OWNER_MOVING') options.forward(stream, message.command, message.request);
      message.reply(refusal);
    };
    dispatch(stream, true, refused, (done) => withDone(message, done), message.type !== 'callback');
  };

  const signal = (stream: StreamId, type: 'touch' | 'adopt', lost = () => {}) =>
    new Promise<void>((resolve) => {
      const refused = (): void => {
        lost();
        resolve();
      };
      dispatch(stream, true, refused, (done) => ({ type, reply: after<void>(done, resolve) }));
    });

  const activations = createActivations(options, {
    submit,
    adopt: (stream, refused) => void signal(stream, 'adopt', refused),
  });

  const door: AnyEntities = {
    ask: (stream, command, request) =>
      ask(stream, command.type, request, (reply) => ({ type: 'command', command, request, reply })),
    read: (stream, request) => ask(stream, 'Read', request, (reply) => ({ type: 'read', request, reply })),
    deliverCallback: (stream, tag, callbackId) =>
      new Promise<CallbackAnswer>((resolve) => {
        const message: Envelope = (done) => ({ type: 'callback', tag, callbackId, reply: after(done, resolve) });
        dispatch(stream, true, resolve, message, false);
      }),
    touch: (stream) => signal(stream, 'touch'),
  };

  return {
    ...invoiceDoor(door),
    payouts: payoutDoor(door),
    door,
    adopt: (stream) => signal(stream, 'adopt'),
    wake: async (stream) => {
      await door.ask(stream, kindOf(stream).wake(), NODE_REQUEST);
    },
    release: activations.release,
    stats: activations.stats,
    close: async () => {
      closing = true;
      await activations.quiet();
      closed = true; // What a provider still answers is asked for again by the next owner.
      activations.close();
    },
  };
}

/** Says nothing that the next owner, who asks by itself, could rely on: it may have sent since what the provider had not seen. */
function isSilent(stream: StreamId, command: EntityCommand): boolean {
  const type = kindOf(stream).broughtBy(command)?.outcome.type;
  return type === 'unknown' || type === 'not_found';
}
