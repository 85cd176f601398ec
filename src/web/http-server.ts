import fastify, { type FastifyInstance } from 'fastify';
import { assert } from '../base/assert.ts';
import { answerError, HttpError } from './http-error.ts';

/**
 * One HTTP listener: its bounds, its headers, its errors. Not responsible for what it serves: routes are given.
 *
 *  W1 Every answer, errors too, forbids sniffing, caching, framing and every outside source.
 *  W2 An error tells a reason and a sentence. What went wrong inside goes to `failed` alone.
 *  W3 Stopping answers what has arrived, and takes nothing more.
 */
export interface HttpServer {
  /** Listens; rejects when the address cannot be had. */
  start(): Promise<{ readonly port: number }>;
  stop(): Promise<void>;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Told of errors that callers see as INTERNAL or UNAVAILABLE only. */
  readonly failed: (error: unknown) => void;
  /** Told of every answer. `route` is the pattern, so that there are few of them. */
  readonly answered?: (route: string, status: number, durationMs: number) => void;
}

/** No request of these listeners is larger; a partner's callback is a few kilobytes. */
const MAX_BODY_BYTES = 256 * 1024;
/** From the first byte to the last: a client that drips holds no connection for ever. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Longer than a tag: two ids of the client, two of ours, separators. */
const MAX_PARAM_LENGTH = 512;

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

export function createHttpServer(options: HttpServerOptions, routes: (app: FastifyInstance) => void): HttpServer {
  const { host, port, failed, answered } = options;
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // A link checker's HEAD must not do what a GET does.
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // A path that no route could read; the hooks below are not run for it.
    frameworkErrors: (error, _request, reply) => void answerError(error, reply.headers(HEADERS), failed),
  });
  let open = 0;
  let whenQuiet: (() => void) | undefined;
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(HEADERS);
    open += 1;
    reply.raw.once('close', () => {
      open -= 1;
      if (open === 0) whenQuiet?.();
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    answered?.(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
  });
  app.setNotFoundHandler(async () => {
    throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this path for this method');
  });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply, failed));
  routes(app);

  return {
    start: async () => {
      await app.listen({ host, port });
      const address = app.server.address();
      assert(address !== null && typeof address === 'object', 'a listener on a port has an address');
      return { port: address.port };
    },
    stop: async () => {
      const closed = app.close();
      if (open > 0)
        await new Promise<void>((resolve) => {
          whenQuiet = resolve;
        });
      // A connection on which nothing was ever asked is not idle to Node, and would be waited for as long as it may take to ask.
      app.server.closeAllConnections();
      await closed;
    },
  };
}
