import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { WorkbenchSubject } from '../../providers/workbench/script.ts';
import { type Bench, startBench } from './bench.ts';
import { type KeptRun, missingPage, runPage, STYLE, startPage } from './pages.ts';

/**
 * The workbench behind its socket, for the developer of an adapter. Listens on loopback, loads nothing from elsewhere and keeps
 * nothing.
 *  H1 A page of some other site can neither read it nor press its buttons: the host is looked at, and so is the origin.
 */
export interface Workbench {
  readonly url: string;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  readonly subjects: ReadonlyMap<string, WorkbenchSubject>;
  readonly port?: number;
  readonly stepTimeoutMs?: number;
}

const KEPT_RUNS = 50;
const STEP_TIMEOUT_MS = 5_000;
const MAX_BODY_BYTES = 64 * 1024;
const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export async function startWorkbench({
  subjects,
  port = 0,
  stepTimeoutMs = STEP_TIMEOUT_MS,
}: WorkbenchOptions): Promise<Workbench> {
  const server = fastify({ bodyLimit: MAX_BODY_BYTES });
  const benches = new Map<string, Bench>();
  let runs: readonly KeptRun[] = [];
  let runCount = 0;
  let url = '';

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  // H1
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    if (host !== new URL(url).host || (origin !== undefined && origin !== url))
      return reply.code(403).send('only from this page');
  });

  server.get('/', async (_request, reply) => html(reply, 200, startPage([...benches.values()], runs)));
  server.get('/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  server.get('/runs/:id', async (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
    const kept = runs.find(({ id }) => String(id) === request.params.id);
    return kept === undefined ? html(reply, 404, missingPage()) : html(reply, 200, runPage(kept.run));
  });
  server.post('/runs', async (request, reply) => {
    const form = new URLSearchParams(bytesOf(request).toString());
    const run = await benches.get(form.get('provider') ?? '')?.run(form.get('script') ?? '');
    if (run === undefined) return html(reply, 404, missingPage());
    runCount += 1;
    runs = [{ id: runCount, run }, ...runs].slice(0, KEPT_RUNS);
    return reply.redirect(`/runs/${runCount}`, 303);
  });
  server.post('/callbacks/:provider', async (request: FastifyRequest<{ Params: { provider: string } }>, reply) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value;
    benches.get(request.params.provider)?.take('POST', request.url, { headers, body: bytesOf(request) });
    return reply.send('OK');
  });

  url = await server.listen({ host: '127.0.0.1', port });
  for (const [name, subject] of subjects) {
    const places = { callbackUrl: `${url}/callbacks/${name}`, returnUrl: `${url}/` };
    benches.set(name, await startBench({ name, subject, ...places, stepTimeoutMs }));
  }
  return {
    url,
    async close() {
      await Promise.all([...benches.values()].map((bench) => bench.close()));
      await server.close();
    },
  };
}

function bytesOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function html(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      // With no referrer at all a browser would call the origin of our own forms null (H1).
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(text);
}
