import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subjectOf, workbenchNames } from '../../src/commands/adapter-workbench.ts';
import { startWorkbench, type Workbench } from '../../src/commands/workbench/server.ts';
import type { WorkbenchSubject } from '../../src/providers/workbench/script.ts';
import { runCommand } from './run-command.ts';

let workbench: Workbench;
beforeAll(async () => {
  const subjects = new Map<string, WorkbenchSubject>();
  for (const name of workbenchNames()) subjects.set(name, await subjectOf(name));
  workbench = await startWorkbench({ subjects });
});
afterAll(() => workbench.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${workbench.url}${path}`, { headers });
  return { response, text: await response.text() };
};

async function play(provider: string, script: string): Promise<string> {
  const body = new URLSearchParams({ provider, script });
  const response = await fetch(`${workbench.url}/runs`, { method: 'POST', body });
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll('&#34;', '"');
}

/** Of all providers, as the page offers them. */
async function offered(): Promise<readonly (readonly [provider: string, script: string])[]> {
  const { text } = await get('/');
  const forms = /name="provider" value="([^"]+)">\s*<input type="hidden" name="script" value="([^"]+)"/g;
  return [...text.matchAll(forms)].map(([, provider = '', script = '']) => [provider, script] as const);
}

describe('the workbench', () => {
  test('offers conversations with every provider that has some', async () => {
    expect(workbenchNames()).toEqual(['example-bank', 'partner-acquirer', 'sandbox-bank']);
    expect(new Set((await offered()).map(([provider]) => provider))).toEqual(new Set(workbenchNames()));
  });

  test('plays every conversation to its end, and shows no card number and no secret on the way (P9)', async () => {
    const pages: string[] = [];
    for (const [provider, script] of await offered()) pages.push(await play(provider, script));
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) {
      expect(page).toContain('adapter → provider');
      expect(page).not.toContain('did not call back');
      expect(page.match(/class="thrown">(?!OutcomeUnknown|ContractViolation)[^<]*/g)).toBeNull();
      expect(page).not.toMatch(
        /(4242424242424242|4000007700000\d{3}|2200007700000\d{3}|BEGIN PRIVATE KEY|secret-of-the-workbench)/,
      );
      expect(page).not.toMatch(/123456"|654321"/);
    }
  });

  test('shows each request and answer with its body, and what the adapter made of it', async () => {
    const page = await play('sandbox-bank', 'declined');
    expect(page).toContain('POST /v1/payments → <strong>200</strong>');
    expect(page).toContain('idempotency-key: session-');
    expect(page).toContain('"declineCode": "insufficient_funds"');
    expect(page).toContain('"code": "authorization_failed:insufficient_funds"');
    expect(page).toContain('"card": "[redacted]"');
  });

  test('shows a lost answer as what nobody knows, and then what the question told', async () => {
    const page = await play('sandbox-bank', 'lost-answer');
    expect(page).toContain('<strong>no answer</strong>');
    expect(page).toContain('OutcomeUnknown: no answer');
    expect(page).toContain('"type": "succeed"');
  });

  test('shows the callbacks of a provider', async () => {
    const page = await play('sandbox-bank', 'three-ds');
    expect(page).toContain('provider → adapter: POST /callbacks/sandbox-bank');
    expect(page).toContain('"threeDsVerification": "authentication_successful"');
  });

  test('keeps what was tried until it ends, and no more than fifty', async () => {
    await play('example-bank', 'card');
    const { text } = await get('/');
    expect(text).toContain('Tried before');
    for (let no = 0; no < 50; no += 1) await play('example-bank', 'card');
    expect((await get('/')).text.match(/href="\/runs\//g)).toHaveLength(50);
    expect((await get('/runs/1')).response.status).toBe(404);
  });

  test('loads nothing from elsewhere and runs nothing', async () => {
    const { response, text } = await get('/');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script|<style|style=|https?:\/\//);
    expect((await get('/style.css')).response.headers.get('content-type')).toContain('text/css');
  });

  test('answers no page of another site, and no other name of this machine', async () => {
    expect((await get('/', { origin: 'https://elsewhere.example' })).response.status).toBe(403);
    const { port } = new URL(workbench.url);
    const { request } = await import('undici');
    const { statusCode } = await request(workbench.url, { headers: { host: `elsewhere.example:${port}` } });
    expect(statusCode).toBe(403);
  });

  test.each([
    ['nobody', 'card'],
    ['sandbox-bank', 'nothing'],
  ])('has no conversation of %s called %s', async (provider, script) => {
    const body = new URLSearchParams({ provider, script });
    expect((await fetch(`${workbench.url}/runs`, { method: 'POST', body })).status).toBe(404);
  });

  test('names the providers that it has, when it is asked for another', async () => {
    const { code, errors } = await runCommand(['adapter', 'workbench', '--provider', 'nobody']);
    expect(code).toBe(1);
    expect(errors).toContain('only example-bank, partner-acquirer, sandbox-bank');
  });
});
