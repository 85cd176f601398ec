import pg from 'pg';
import { applySettings, type Gate, isLost, type Query, send, unavailable } from './connection.ts';

/**
 * One connection that writes, made when it is needed and made again when it was lost. Statements of a transaction are sent
 * without waiting for each other's answers.
 *
 *  S1 A transaction that rejects has either left nothing behind, or rejects with JournalUnavailable: then nobody knows.
 *  S2 Before such a rejection the lost connection's server process is ended where the server can be reached, so that a
 *     reader who then looks finds the final answer.
 */
export interface Session {
  /** Runs the work in a transaction. It is undone unless the work commits, and must await the commit. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface Transaction {
  readonly query: Query;
  /** Resolves when everything that was sent is done and on disk. */
  commit(): Promise<void>;
}

export interface SessionOptions {
  readonly config: pg.ClientConfig;
  readonly gate: Gate;
  /** Ends a server process whose connection was lost, and waits until it is gone. Best effort. */
  readonly endProcess: (processId: number) => Promise<void>;
}

export function openSession({ config, gate, endProcess }: SessionOptions): Session {
  let connected: pg.Client | undefined;
  const drop = (client: pg.Client) => {
    if (connected === client) connected = undefined;
    client.end().catch(() => {});
  };
  const connect = async () => {
    const client = new pg.Client({ ...config, pipeline: true });
    client.on('error', () => drop(client));
    try {
      await client.connect();
      await applySettings(client);
    } catch (error) {
      drop(client);
      throw error;
    }
    connected = client;
    return client;
  };

  return {
    async transaction(work) {
      const client = connected ?? (await gate.open(connect));
      const sent = newConversation(client);
      try {
        void sent.query('BEGIN');
        const result = await work(sent);
        if (!sent.committed()) await sent.query('ROLLBACK');
        await sent.settled();
        return result;
      } catch (thrown) {
        await sent.settled();
        const error = sent.fault() ?? thrown;
        if (sent.fault() !== undefined && isLost(error)) {
          drop(client);
          await endProcess((client as unknown as { readonly processID: number }).processID).catch(() => {});
          throw unavailable(error);
        }
        // With the commit sent and answered, whatever went wrong since then has not undone it.
        if (sent.fault() === undefined && sent.committed()) throw unavailable(error);
        await client.query('ROLLBACK').catch(() => drop(client));
        throw error;
      }
    },
    async close() {
      await connected?.end();
    },
  };
}

interface Conversation extends Transaction {
  committed(): boolean;
  /** Resolves when every statement has its answer, good or bad. */
  settled(): Promise<unknown>;
  /** The first error of the server or the connection: later statements fail because of it. */
  fault(): unknown;
}

function newConversation(client: pg.Client): Conversation {
  const answers: Promise<unknown>[] = [];
  let firstFault: unknown;
  let committed = false;
  let gathers = false;
  /** What is sent within one turn goes out in one piece: the client would write each statement by itself. */
  const gather = (): void => {
    if (gathers) return;
    gathers = true;
    const { stream } = client.connection;
    stream.cork();
    process.nextTick(() => {
      gathers = false;
      stream.uncork();
    });
  };
  const tell = (text: string, values: Parameters<typeof send>[2] = []) => {
    gather();
    const answer = send(client, text, values);
    answers.push(
      answer.catch((error: unknown) => {
        firstFault ??= error;
      }),
    );
    return answer;
  };
  return {
    query: (text, ...values) => {
      const rows = tell(text, values).then((result) => result.rows as unknown as readonly (readonly unknown[])[]);
      rows.catch(() => {});
      return rows;
    },
    async commit() {
      committed = true;
      // The server answers the commit of a transaction that has failed with a rollback, and calls it a success.
      const { command } = await tell('COMMIT');
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
    },
    committed: () => committed,
    settled: () => Promise.all(answers),
    fault: () => firstFault,
  };
}
