import { partitionOf, type StreamId } from '../domain/ids.ts';
import type { Envelope } from './counted-message.ts';
import { entityBehaviour } from './entity-actor.ts';
import { kindOf } from './entity-kinds.ts';
import type { EntityActorOptions, EntityMessage } from './entity-message.ts';
import { type ActorHandle, startActorSystem } from './nact.ts';
import { recoverySource, withSnapshots } from './recovery.ts';
import { createReturns } from './returns.ts';
import type { StreamState } from './stream-state.ts';

/**
 * The activations of this process: the only place that begins and ends them, and that counts the messages that they have not
 * answered. Not responsible for who may send them a message: that is the registry.
 *  R1 One activation per stream. The entry leaves in the tick that ends it; a message that comes later finds a new one.
 *  R2 A message is counted from before its dispatch until after its answer; an activation at rest has none (a mailbox that is
 *     stopped drops what is in it).
 *  R4 When an activation fails, everything that waits for it is answered.
 *  R5 A stream whose activation failed is activated again, later and later, so that its work goes on without anybody's asking (P3).
 */
export interface Activations {
  find(stream: StreamId): Activation | undefined;
  /** Of a stream that has none. */
  begin(stream: StreamId, epoch: number): Activation;
  /** Puts a message into a mailbox; `lost` is called if the activation ends before it answers. */
  give(activation: Activation, message: Envelope, isPrompt: boolean, lost: () => void): void;
  /** Ends those of these partitions once the messages that wait for the journal alone are answered, or have had their time. */
  release(partitions: readonly number[]): Promise<void>;
  stats(): { readonly live: number; readonly inFlight: number };
  /** Begins nothing by itself any more. Resolves when no message waits. */
  quiet(): Promise<void>;
  /** Ends all of them. */
  close(): void;
}

export interface ActivationsOptions extends EntityActorOptions {
  /** Idle activations are ended after this long. */
  readonly idleMs: number;
  /** No more activations than this are kept when idle ones can be ended. */
  readonly mostIdle: number;
}

/** How what lives here reaches itself and others. */
export interface ActivationDoors {
  /** From a child to whoever owns its stream now. */
  readonly submit: (stream: StreamId, message: EntityMessage) => void;
  /** Activates a stream again; `refused` is called when it is not taken in. */
  readonly adopt: (stream: StreamId, refused: () => void) => void;
}

export interface Activation {
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

export function createActivations(options: ActivationsOptions, doors: ActivationDoors): Activations {
  const { journal, leases, sources, clock, observer, idleMs, mostIdle } = options;
  const activations = new Map<StreamId, Activation>();
  const system = startActorSystem<StreamState>(recoverySource(journal));
  /** R5 */
  const returns = createReturns(clock, doors.adopt);
  /** By partition: when the first of its streams began to live under its present epoch. */
  const begun = new Map<number, { readonly epoch: number; readonly ms: number }>();
  let inFlight = 0;
  let closing = false;
  let whenQuiet: (() => void) | undefined;

  const begunMs = (partition: number, epoch: number): number => {
    const known = begun.get(partition);
    if (known?.epoch === epoch) return known.ms;
    begun.set(partition, { epoch, ms: clock.nowMs() });
    return clock.nowMs();
  };

  const begin = (stream: StreamId, epoch: number): Activation => {
    const certainMs = begunMs(partitionOf(stream), epoch) + sources.leaseMs;
    const shell = {
      spawnChild: (name: string, work: () => Promise<void>) => spawnChild(activation, name, work),
      submit: (message: EntityMessage) => doors.submit(stream, message),
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

  /** R2 */
  const give: Activations['give'] = (activation, message, isPrompt, lost) => {
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
      if (done()) lost();
    };
    activation.waiting.add(lose);
    inFlight += 1;
    if (isPrompt) activation.prompt += 1;
    activation.handle.tell(message(done));
  };

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

  return {
    find: (stream) => activations.get(stream),
    begin,
    give,
    release: async (partitions) => {
      const leaving = new Set(partitions);
      const gone = [...activations.values()].filter(({ stream }) => leaving.has(partitionOf(stream)));
      await Promise.all(gone.map((activation) => prompted(activation, clock)));
      for (const activation of gone) end(activation);
    },
    stats: () => ({ live: activations.size, inFlight }),
    quiet: async () => {
      closing = true;
      cancelSweep();
      forgetLost();
      returns.close();
      if (inFlight > 0)
        await new Promise<void>((resolve) => {
          whenQuiet = resolve;
        });
    },
    close: () => {
      for (const activation of [...activations.values()]) end(activation);
      system.stop();
    },
  };
}

/** Resolves when the messages that wait for the journal alone are answered, or have had their time. */
function prompted(activation: Activation, clock: ActivationsOptions['clock']): Promise<void> {
  if (activation.prompt === 0 || activation.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(LONGEST_RELEASE_MS, resolve);
    activation.whenPrompt = () => {
      cancel();
      resolve();
    };
  });
}
