import { addCallbackRoutes, type CallbackRoutesOptions } from './callback-routes.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';
import { addPartnerRoutes, type PartnerRoutesOptions } from './partner-routes.ts';

/** The listener of a bridge: callbacks, and nothing else. */
export function createBridgeServer(
  options: HttpServerOptions & CallbackRoutesOptions & PartnerRoutesOptions,
): HttpServer {
  return createHttpServer(options, (app) => {
    addCallbackRoutes(app, options);
    addPartnerRoutes(app, options);
  });
}
