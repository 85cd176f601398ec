import type { Server, ServerWritableStream, UntypedServiceImplementation } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';

/** `grpc.health.v1` for each service by its full name, and for all by the empty one. Nobody needs a key to ask. */
export interface Health {
  set(status: 'SERVING' | 'NOT_SERVING'): void;
  /** Ends the watches, which would keep a server that shuts down waiting. */
  close(): void;
}

type Watch = ServerWritableStream<unknown, unknown>;

export function addHealth(server: Pick<Server, 'addService'>, services: readonly string[]): Health {
  const health = new HealthImplementation();
  const watches = new Set<Watch>();
  const withWatches = (implementation: UntypedServiceImplementation): UntypedServiceImplementation => ({
    ...implementation,
    watch(call: Watch) {
      watches.add(call);
      call.on('cancelled', () => watches.delete(call));
      (implementation['watch'] as (call: Watch) => void)(call);
    },
  });
  health.addToServer({
    addService: (definition, implementation) => server.addService(definition, withWatches(implementation)),
  } as Server);
  return {
    set(status) {
      for (const name of ['', ...services]) health.setStatus(name, status);
    },
    close() {
      for (const watch of watches) watch.end();
    },
  };
}
