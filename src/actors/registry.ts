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
import { entityBehaviour } from './entity-actor.ts';
import { invoiceDoor, payoutDoor } from './entity-doors.ts';
import { kindOf } from './entity-kinds.ts';
import type { EntityActorOptions, EntityMessage, Reply } from './entity-message.ts';
import { type ActorHandle, startActorSystem } from './nact.ts';
import { NODE_REQUEST } from './node-request.ts';
import { recoverySource, withSnapshots } from './recovery.ts';
import { createReturns } from './returns.ts';
import type { StreamState } from './stream-state.ts';

/**
 * Which invoices and payouts live in this process. The only place that begins and ends activations.
 *  R1 One activation per stream. The entry leaves the registry in the tick that ends it; a message that comes later finds a new one.
 *  R2 A message is counted from before its dispatch until after its answer; an activation at rest has none (a mailbox that is
 *     stopped drops what is in it).
 *  R3 Mailboxes and the node are bounded: what does not fit is refused at the door, with a reason that says when to come again.
 *  R4 When an activation fails, everything that waits for it is answered.
 *  R5 A stream whose activation failed is activated again, later and later, so that its work goes on without anybody's asking (P3).
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

export interface RegistryOptions extends EntityActorOptions {
  /** Idle activations are ended after this long. */
  readonly idleMs: number;
  /** No more activations than this are kept when idle ones can be ended. */
  readonly mostIdle: number;
  readonly mailboxLimit: number;
  readonly nodeLimit: number;
  /** Takes what a child brings home for a stream that this node owns no more. */
  readonly forward: (stream: StreamId, command: EntityCommand, request: RequestContext) => void;
}

interface Activation {
  readonly stream: StreamId;
  readonly handle: ActorHandle<EntityMessage>;
  /** Messages not answered yet, with what they are told if the activation ends first. */
  readonly waiting: Set<() => void>;
  /** Of these, messages that wait for the journal alone. */
  prompt: number;
  whenPrompt: (() => void) | undefined;
  /** Children at work. */
  children: number;
  usedMs: number;
  closed: boolean;
}

/** Whoever is not answered by then is told to come again: the journal does not answer either. */
const LONGEST_RELEASE_MS = 1_000;

export function createRegistry(options: RegistryOptions): Registry {
  const { journal, leases, sources, clock, observer, idleMs, mostIdle, mailboxLimit, nodeLimit } = options;
  const activations = new Map<StreamId, Activation>();
  const system = startActorSystem<StreamState>(recoverySource(journal));
  /** R5 */
  const returns = createReturns(clock, (stream, refused) => void signal(stream, 'adopt', refused));
  /** By partition: when the first of its streams began to live under its present epoch. */
  const begun = new Map<number, { readonly epoch: number; readonly ms: number }>();
  let inFlight = 0;
  let closing = false;
  let closed = false;
  let whenQuiet: (() => void) | undefined;

  const begunMs = (partition: number, epoch: number): number => {
    const known = begun.get(partition);
    if (known?.epoch === epoch) return known.ms;
    begun.set(partition, { epoch, ms: clock.nowMs() });
    return clock.nowMs();
  };

  const activate = (stream: StreamId, epoch: number): Activation => {
    const certainMs = begunMs(partitionOf(stream), epoch) + sources.leaseMs;
    const shell = {
      spawnChild: (name: string, work: () => Promise<void>) => spawnChild(activation, name, work),
      submit: (message: EntityMessage) => submit(stream, message),
      moved: () => {
        leases.fenced(partitionOf(stream), epoch);
        end(activation);
      },
      isOver: () => activation.closed,
      isContested: () => clock.nowMs() < certainMs,
      failed: (error: unknown) => {
        observer.actorFailed(stream, error);
        fail(activation);
      },
    };
    const behaviour = entityBehaviour(kindOf(stream), stream, epoch, options, shell);
    const handle = system.spawnPersistent(stream, withSnapshots(behaviour, journal, stream));
    const activation: Activation = {
      stream,
      handle,
      waiting: new Set(),
      prompt: 0,
      whenPrompt: undefined,
      children: 0,
      usedMs: clock.nowMs(),
      closed: false,
    };
    activations.set(stream, activation);
    observer.activationsChanged(activations.size, inFlight);
    return activation;
  };

  /** Ends an activation now. Whoever still waits is told to come again (R4). */
  const end = (activation: Activation): void => {
    if (activation.closed) return;
    activation.closed = true;
    if (activations.get(activation.stream) === activation) activations.delete(activation.stream);
    activation.handle.stop();
    activation.whenPrompt?.();
    for (const tell of [...activation.waiting]) queueMicrotask(tell);
  };

  /** Ends an activation that cannot go on, and brings its stream back later (R5). */
  const fail = (activation: Activation): void => {
    if (activation.closed) return;
    end(activation);
    if (!closing) returns.failed(activation.stream);
  };

  const spawnChild = (activation: Activation, name: string, work: () => Promise<void>): void => {
    if (activation.closed) return;
    activation.children += 1;
    activation.handle.spawnChild(name, async () => {
      try {
        await work();
      } finally {
        activation.children -= 1;
      }
    });
  };

  /** Why a message may not enter now, or the activation that takes it (R3). */
  const admit = (stream: StreamId, internal: boolean): Activation | Refusal => {
    if (closed || (closing && !internal)) return refuse('DRAINING', 'The node is shutting down; repeat the request');
    const epoch = leases.epoch(partitionOf(stream));
    if (epoch === undefined)
      return refuse('OWNER_MOVING', `The ${kindOf(stream).name} is moving to another node; repeat the request`);
    const present = activations.get(stream);
    const full = inFlight >= nodeLimit || (present !== undefined && present.waiting.size >= mailboxLimit);
    if (full && !internal)
      return refuse('OVERLOADED', 'Too many requests wait for an answer; repeat the request later');
    return present ?? activate(stream, epoch);
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
    const done = (): boolean => {
      if (!activation.waiting.delete(lose)) return false;
      inFlight -= 1;
      activation.usedMs = clock.nowMs();
      if (isPrompt) activation.prompt -= 1;
      if (activation.prompt === 0) activation.whenPrompt?.();
      if (inFlight === 0) whenQuiet?.();
      return true;
    };
    const lose = (): void => {
      const message = `The ${kindOf(stream).name} had to be loaded again; repeat the request`;
      if (done()) refused(refuse('JOURNAL_UNAVAILABLE', message));
    };
    activation.waiting.add(lose);
    inFlight += 1;
    if (isPrompt) activation.prompt += 1;
    activation.handle.tell(message(done));
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

  const passivate = (): void => {
    const idleSince = clock.nowMs() - idleMs;
    for (const activation of activations.values()) {
      const crowded = activations.size > mostIdle;
      if (activation.waiting.size > 0 || activation.children > 0) continue;
      if (!crowded && activation.usedMs > idleSince) continue;
      end(activation);
      returns.rested(activation.stream);
    }
    observer.activationsChanged(activations.size, inFlight);
    cancelSweep = closing ? () => {} : clock.after(Math.min(1_000, idleMs), passivate);
  };
  let cancelSweep = clock.after(Math.min(1_000, idleMs), passivate);

  const forgetLost = leases.onChange(({ lost }) => {
    const gone = new Set(lost);
    for (const activation of [...activations.values()]) {
      if (gone.has(partitionOf(activation.stream))) end(activation);
    }
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
    release: async (partitions) => {
      const leaving = new Set(partitions);
      const gone = [...activations.values()].filter(({ stream }) => leaving.has(partitionOf(stream)));
      await Promise.all(gone.map((activation) => prompted(activation, clock)));
      for (const activation of gone) end(activation);
    },
    stats: () => ({ live: activations.size, inFlight }),
    close: async () => {
      closing = true;
      cancelSweep();
      forgetLost();
      returns.close();
      if (inFlight > 0)
        await new Promise<void>((resolve) => {
          whenQuiet = resolve;
        });
      closed = true; // What a provider still answers is asked for again by the next owner.
      for (const activation of [...activations.values()]) end(activation);
      system.stop();
    },
  };
}

/** Resolves when the messages that wait for the journal alone are answered, or have had their time. */
function prompted(activation: Activation, clock: RegistryOptions['clock']): Promise<void> {
  if (activation.prompt === 0 || activation.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(LONGEST_RELEASE_MS, resolve);
    activation.whenPrompt = () => {
      cancel();
      resolve();
    };
  });
}

/** Says nothing that the next owner, who asks by itself, could rely on: it may have sent since what the provider had not seen. */
function isSilent(stream: StreamId, command: EntityCommand): boolean {
  const type = kindOf(stream).broughtBy(command)?.outcome.type;
  return type === 'unknown' || type === 'not_found';
}

/** A message, given what counts it out of its mailbox when it is answered (R2). */
type Envelope = (done: Done) => EntityMessage;

/** False when the message was given up before: somebody was told so already. */
type Done = () => boolean;

function after<Given>(done: Done, reply: Reply<Given>): Reply<Given> {
  return (given) => {
    if (done()) reply(given);
  };
}

function withDone(message: EntityMessage, done: Done): EntityMessage {
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
