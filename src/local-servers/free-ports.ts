import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below the ports that systems give to outgoing connections, so that nobody takes one while its server is down for a moment. */
const LOWEST = 10_000;
const HIGHEST = 32_000;

/** Ports of the loopback interface that nobody listens on at the moment, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const taken = new Map<number, Server>();
  while (taken.size < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (isFree) taken.set(port, server);
  }
  for (const server of taken.values()) {
    server.close();
    await once(server, 'close');
  }
  return [...taken.keys()];
}
