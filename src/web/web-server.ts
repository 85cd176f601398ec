import { addCallbackRoutes, type CallbackRoutesOptions } from './callback-routes.ts';
import { addH2hRoutes, type H2hRoutesOptions } from './h2h/routes.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';
import { addPartnerRoutes, type PartnerRoutesOptions } from './partner-routes.ts';
import { addPayRoutes } from './pay/pay-routes.ts';
import { addReturnRoutes, type ReturnRoutesOptions } from './return-routes.ts';

export interface WebServerOptions
  extends HttpServerOptions,
    CallbackRoutesOptions,
    PartnerRoutesOptions,
    ReturnRoutesOptions {
  /** Absent: there are no cash desks at this listener. */
  readonly h2h?: Omit<H2hRoutesOptions, 'clock'>;
}

/** The listener that merchants, partners and payers reach: cash desks, callbacks, and the way back from the bank. */
export function createWebServer(options: WebServerOptions): HttpServer {
  return createHttpServer(options, (app) => {
    addCallbackRoutes(app, options);
    addPartnerRoutes(app, options);
    addReturnRoutes(app, options, options.failed);
    const { h2h, clock, failed } = options;
    if (h2h === undefined) return;
    addH2hRoutes(app, { ...h2h, clock }, failed);
    addPayRoutes(app, { hostToHost: h2h.hostToHost, clock }, failed);
  });
}
