import { afterEach, describe, expect, it } from 'vitest';
import type { HealthReport } from '../../src/ports/health.ts';
import { createAdminServer } from '../../src/web/admin-server.ts';
import type { HttpServer } from '../../src/web/http-server.ts';

describe('the admin listener', () => {
  let server: HttpServer | undefined;
  afterEach(() => server?.stop());

  const setup = async ({
    report = { ready: true, draining: false, dependencies: {} },
    text = async () => '# HELP a a\n',
  }: {
    report?: HealthReport;
    text?: () => Promise<string>;
  } = {}) => {
    const failures: unknown[] = [];
    server = createAdminServer({
      host: '127.0.0.1',
      port: 0,
      metrics: { text, contentType: 'text/plain; version=0.0.4; charset=utf-8' },
      health: { report: async () => report },
      failed: (error) => failures.push(error),
    });
    const { port } = await server.start();
    return { get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`), failures };
  };

  it('serves the metrics in the type that Prometheus asks for', async () => {
    const { get } = await setup();
    const response = await get('/metrics');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      '# HELP a a\n',
    ]);
  });

  it('is live also while a dependency is broken', async () => {
    const { get } = await setup({ report: { ready: false, draining: false, dependencies: {} } });
    const response = await get('/health/live');
    expect([response.status, await response.json()]).toEqual([200, { status: 'live' }]);
  });

  it('is ready, and names every dependency', async () => {
    const { get } = await setup({
      report: {
        ready: true,
        draining: false,
        dependencies: {
          journal: { ok: true, required: true },
          bank: { ok: false, required: false, reason: 'connection refused' },
        },
      },
    });
    const response = await get('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      dependencies: {
        journal: { state: 'ok', required: true },
        bank: { state: 'broken', required: false, reason: 'connection refused' },
      },
    });
  });

  it('names the broken dependency and says why when it is not ready', async () => {
    const { get } = await setup({
      report: {
        ready: false,
        draining: false,
        dependencies: { journal: { ok: false, required: true, reason: 'disk full' } },
      },
    });
    const response = await get('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'broken',
      dependencies: { journal: { state: 'broken', required: true, reason: 'disk full' } },
    });
  });

  it('says draining rather than broken while it drains', async () => {
    const { get } = await setup({ report: { ready: false, draining: true, dependencies: {} } });
    const response = await get('/health/ready');
    expect([response.status, JSON.parse(await response.text()).status]).toEqual([503, 'draining']);
  });

  it('W2 answers a bug in fixed words and reports it', async () => {
    const bug = new TypeError('x of undefined at /srv/app/metrics.ts');
    const { get, failures } = await setup({ text: () => Promise.reject(bug) });
    const response = await get('/metrics');
    expect([response.status, await response.json()]).toEqual([
      500,
      { error: { reason: 'INTERNAL', message: 'A bug of ours; our log has the cause' } },
    ]);
    expect(failures).toEqual([bug]);
  });

  it('rejects the start when the port is taken', async () => {
    const { get } = await setup();
    const port = Number(new URL((await get('/health/live')).url).port);
    const second = createAdminServer({
      host: '127.0.0.1',
      port,
      metrics: { text: async () => '', contentType: 'text/plain' },
      health: { report: async () => ({ ready: true, draining: false, dependencies: {} }) },
      failed: () => {},
    });
    await expect(second.start()).rejects.toThrow(/EADDRINUSE/);
  });
});
