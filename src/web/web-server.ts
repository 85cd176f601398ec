import { addCallbackRoutes, type CallbackRoutesOptions } from './callback-routes.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';
import { addPartnerRoutes, type PartnerRoutesOptions } from './partner-routes.ts';
import { addReturnRoutes, type ReturnRoutesOptions } from './return-routes.ts';

export interface WebServerOptions
  extends HttpServerOptions,
    CallbackRoutesOptions,
    PartnerRoutesOptions,
    ReturnRoutesOptions {}

/** The listener that partners and payers reach: callbacks, and the way back from the bank. */
export function createWebServer(options: WebServerOptions): HttpServer {
  return createHttpServer(options, (app) => {
    addCallbackRoutes(app, options);
    addPartnerRoutes(app, options);
    addReturnRoutes(app, options, options.failed);
  });
}
