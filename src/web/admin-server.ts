import type { DependencyHealth, Health } from '../ports/health.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';

export interface AdminServerOptions extends HttpServerOptions {
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
  readonly health: Health;
}

/** The listener of operators and their machines: metrics and health. It asks nobody who they are, so it stays inside. */
export function createAdminServer(options: AdminServerOptions): HttpServer {
  const { metrics, health } = options;
  return createHttpServer(options, (app) => {
    app.get('/metrics', async (_request, reply) => {
      const text = await metrics.text();
      return reply.header('content-type', metrics.contentType).send(text);
    });
    // Says only that the process answers: a broken dependency is no reason to kill it.
    app.get('/health/live', async () => ({ status: 'live' }));
    app.get('/health/ready', async (_request, reply) => {
      const { ready, draining, dependencies } = await health.report();
      return reply.code(ready ? 200 : 503).send({
        status: draining ? 'draining' : ready ? 'ready' : 'broken',
        dependencies: Object.fromEntries(Object.entries(dependencies).map(([name, found]) => [name, shown(found)])),
      });
    });
  });
}

function shown(found: DependencyHealth) {
  const { ok, required } = found;
  return ok ? { state: 'ok', required } : { state: 'broken', required, reason: found.reason };
}
