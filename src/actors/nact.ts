import { configurePersistence, dispatch, type Ref, spawn, spawnPersistent, start, stop } from 'nact';
import type { StreamId } from '../domain/ids.ts';
import type { StoredRecord } from '../ports/journal.ts';

/**
 * The only file that knows nact. It gives mailboxes and shells; who lives, when an actor stops and what happens to a message
 * that finds nobody is the registry's business.
 *  N1 One handler of an actor at a time; a message takes one turn of the event loop.
 *  N2 A fault stops the actor and never prints its message (P9). There are no resets: a stopped actor is activated anew.
 *  N3 `stop` is immediate: the owner of the ref makes sure nothing is in flight.
 */

export interface ActorHandle<Message> {
  tell(message: Message): void;
  stop(): void;
  /** A child that works on one thing and tells its result to whom it may concern. It stops when the work is done. */
  spawnChild(name: string, work: () => Promise<void>): void;
}

export interface PersistentBehaviour<State, Message> {
  readonly initial: State;
  /** Folds one stored record. */
  recover(state: State, record: StoredRecord): State;
  receive(state: State, message: Message, persist: (append: PersistRequest) => Promise<void>): Promise<State>;
  /** The handler or the recovery threw; the actor is stopped already. Must not throw. */
  failed(error: unknown): void;
}

/** What an actor asks the engine to store; the engine leaves its answer in the request. */
export interface PersistRequest {
  readonly store: () => Promise<void>;
}

export interface RecoverySource<State> {
  snapshot(stream: StreamId): Promise<{ readonly state: State; readonly sequence: number } | undefined>;
  records(stream: StreamId, afterSequence: number): AsyncIterable<StoredRecord>;
}

export interface ActorSystem<State> {
  spawnPersistent<Message>(stream: StreamId, behaviour: PersistentBehaviour<State, Message>): ActorHandle<Message>;
  stop(): void;
}

export function startActorSystem<State>(source: RecoverySource<State>): ActorSystem<State> {
  const system = start(configurePersistence(persistenceEngine(source) as never) as never);
  let spawned = 0;
  return {
    spawnPersistent: (stream, behaviour) => {
      spawned += 1;
      return spawnActor(system, stream, `${spawned}`, behaviour);
    },
    stop: () => stop(system),
  };
}

interface HandlerContext {
  readonly recovering?: boolean;
  persist(request: PersistRequest): Promise<void>;
}

function spawnActor<State, Message>(
  system: Ref<never>,
  stream: StreamId,
  name: string,
  behaviour: PersistentBehaviour<State, Message>,
): ActorHandle<Message> {
  type Received = Message & StoredRecord;
  const handle = async (state: State, message: Received, context: HandlerContext): Promise<State> => {
    if (context.recovering === true) return behaviour.recover(state, message);
    return await behaviour.receive(state, message, context.persist);
  };
  const ref = spawnPersistent(system, handle as never, stream, name, {
    initialState: behaviour.initial,
    onCrash: crashPolicy(behaviour.failed),
  } as never) as Ref<Message>;
  return {
    tell: (message) => dispatch(ref, message),
    stop: () => stop(ref),
    spawnChild: (childName, work) => spawnChild(ref, childName, work, behaviour.failed),
  };
}

function spawnChild(
  parent: Ref<never>,
  name: string,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): void {
  const child: Ref<'go'> = spawn(
    parent,
    async () => {
      await work();
      stop(child);
    },
    name,
    { onCrash: crashPolicy(failed) } as never,
  );
  dispatch(child, 'go');
}

/** Total by construction: whatever `failed` does, the answer is to stop (N2). */
function crashPolicy(failed: (error: unknown) => void) {
  return (_message: unknown, error: unknown, context: { readonly stop: symbol }): symbol => {
    try {
      failed(error);
    } catch {
      // The reporter is broken; the actor stops all the same.
    }
    return context.stop;
  };
}

/** nact's view of the journal. The sequence numbers that nact counts are not used: a refused append consumes one. */
function persistenceEngine<State>(source: RecoverySource<State>) {
  return {
    latestSnapshot: async (stream: StreamId) => {
      const snapshot = await source.snapshot(stream);
      return snapshot && { data: snapshot.state, sequenceNumber: snapshot.sequence };
    },
    events: (stream: StreamId, afterSequence: number) => ({
      reduce: async <Folded>(
        fold: (folded: Folded, event: { data: StoredRecord; sequenceNumber: number }, index: number) => Folded,
        initial: Folded,
      ): Promise<Folded> => {
        let folded = initial;
        let index = 0;
        for await (const record of source.records(stream, afterSequence)) {
          folded = fold(folded, { data: record, sequenceNumber: record.sequence }, index);
          index += 1;
          await folded;
        }
        return folded;
      },
    }),
    persist: async (event: { readonly data: PersistRequest }) => event.data.store(),
    takeSnapshot: async () => undefined,
  };
}
