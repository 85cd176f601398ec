import { addCallbackRoutes, type CallbackRoutesOptions } from './callback-routes.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';

/** The listener of a bridge: callbacks, and nothing else. */
export function createBridgeServer(options: HttpServerOptions & CallbackRoutesOptions): HttpServer {
  return createHttpServer(options, (app) => addCallbackRoutes(app, options));
}
