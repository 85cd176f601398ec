import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What lies between a program and a server, and can be in trouble: a proxy for TCP on a free port of the loopback interface.
 *
 *  T1 Bytes arrive whole and in order, each chunk no earlier than the latency after it was sent.
 *  T2 A cut resets what is open, and each new connection at once: both ends are told.
 *  T3 Silence swallows every byte and every end of a connection in both directions, and nobody is told. New connections are
 *     accepted and go nowhere.
 *  T4 After healing, a connection that lost something is reset: it must not go on with a hole in it. One that was idle lives on.
 */
export interface TcpProxy {
  /** `127.0.0.1:port`. */
  readonly address: string;
  readonly port: number;
  /** Connections that are open on the side of the program. */
  readonly connections: number;
  /** Chunks that were swallowed since the start: something was sent into the silence. */
  readonly swallowed: number;
  delay(latencyMs: number): void;
  cut(): void;
  silence(): void;
  heal(): void;
  close(): Promise<void>;
}

type Condition = 'whole' | 'cut' | 'silent';

interface Pair {
  readonly near: Socket;
  /** Absent while the connection goes nowhere. */
  readonly far: Socket | undefined;
  damaged: boolean;
}

/** `to` is asked anew for each connection, so that the server may come back on another port. */
export async function startTcpProxy(to: () => { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let condition: Condition = 'whole';
  let latencyMs = 0;
  let swallowed = 0;

  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far?.resetAndDestroy();
  };
  const lose = (pair: Pair): void => {
    pair.damaged = true;
    swallowed += 1;
  };
  const forward = (pair: Pair, from: Socket, into: Socket): void => {
    let delivered = Promise.resolve();
    // One after the other, so that a latency that falls lets no chunk overtake another.
    const later = (deliver: () => void): void => {
      const dueMs = performance.now() + latencyMs;
      delivered = delivered.then(async () => {
        const waitMs = dueMs - performance.now();
        if (waitMs > 0) await pause(waitMs);
        deliver();
      });
    };
    from.on('data', (chunk) => {
      if (condition === 'silent' || pair.damaged) return lose(pair);
      later(() => {
        if (into.destroyed) return;
        // Whoever reads slowly slows down whoever writes.
        if (!into.write(chunk)) {
          from.pause();
          into.once('drain', () => from.resume());
        }
      });
    });
    from.on('end', () => {
      if (condition === 'silent' || pair.damaged) return lose(pair);
      later(() => into.end());
    });
    from.on('error', () => {}); // Told by `close`.
    from.on('close', (failed) => {
      if (condition === 'silent' || pair.damaged) return lose(pair);
      if (failed) end(pair);
      else if (into.destroyed) pairs.delete(pair);
    });
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.setNoDelay(true);
    near.on('error', () => {});
    if (condition === 'cut') return void near.resetAndDestroy();
    if (condition === 'silent') {
      const pair: Pair = { near, far: undefined, damaged: true };
      pairs.add(pair);
      near.on('data', () => lose(pair));
      near.on('close', () => pairs.delete(pair));
      return;
    }
    const far = dial({ ...to(), allowHalfOpen: true, noDelay: true });
    const pair: Pair = { near, far, damaged: false };
    pairs.add(pair);
    forward(pair, near, far);
    forward(pair, far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;

  return {
    address: `127.0.0.1:${port}`,
    port,
    get connections() {
      return pairs.size;
    },
    get swallowed() {
      return swallowed;
    },
    delay: (wantedMs) => {
      latencyMs = wantedMs;
    },
    cut: () => {
      condition = 'cut';
      for (const pair of [...pairs]) end(pair);
    },
    silence: () => {
      condition = 'silent';
    },
    heal: () => {
      condition = 'whole';
      for (const pair of [...pairs]) if (pair.damaged) end(pair);
    },
    close: async () => {
      for (const pair of [...pairs]) end(pair);
      server.close();
      await once(server, 'close');
    },
  };
}
