import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APPLICATION_STATUSES } from '../../src/domain/application/status.ts';
import { applicationId, type ProjectId } from '../../src/domain/ids.ts';
import { magicNumber } from '../../src/providers/sandbox-bank/magic.ts';
import { type Desk, PROJECT, paymentId, startDesk, until } from '../h2h/desk.ts';

/** Every status of an application (reference h2h §4.1), reached by what the sandbox bank does, and told where it belongs. */

interface Alert {
  readonly path: string;
  readonly status: string;
  readonly subStatus: string | null;
}

const folder = mkdtempSync(join(tmpdir(), 'sandbox-statuses-'));
let desk: Desk;
let merchant: Awaited<ReturnType<typeof alertReceiver>>;
beforeAll(async () => {
  merchant = await alertReceiver();
  desk = await startDesk({ environment: { TURNPIKE_CONFIG: demoWithoutLargePayins() } });
  // What payouts are paid from.
  const funds = await payin({ amount: 90_000_000 });
  await reaches(funds, 'success');
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  await merchant.close();
  rmSync(folder, { recursive: true });
});

/** The demo, in which no bank takes as much as the merchant may ask for. */
function demoWithoutLargePayins(): string {
  const [merchants = '', north = ''] = readFileSync('config/demo.yaml', 'utf8').split(/(?=^ {4}name: North Bank$)/m);
  const smaller = north.replace('"[1.00, 4_200_000.00) RUB"', '"[1.00, 950_000.00) RUB"');
  expect(smaller).not.toBe(north);
  const file = join(folder, 'demo.yaml');
  writeFileSync(file, merchants + smaller);
  return file;
}

async function alertReceiver() {
  const received = new Map<string, Alert[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { general, status } = JSON.parse(Buffer.concat(chunks).toString());
      const alerts = received.get(general.payment_id) ?? [];
      alerts.push({ path: request.url ?? '', status: status.status, subStatus: status.sub_status ?? null });
      received.set(general.payment_id, alerts);
      response.end('OK');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    of: (id: string): readonly Alert[] => received.get(id) ?? [],
    async close() {
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
    },
  };
}

interface Application {
  readonly id: string;
  readonly path: string;
}

const general = (id: string) => ({
  project_id: PROJECT,
  payment_id: id,
  merchant_callback_url: `${merchant.url}/informative`,
  merchant_success_callback_url: `${merchant.url}/success`,
  merchant_decline_callback_url: `${merchant.url}/decline`,
});
const about = (id: string) => ({ general: { project_id: PROJECT, payment_id: id } });

async function created(path: string, id: string, body: object): Promise<Application> {
  const answer = await desk.post(path, { general: general(id), ...body });
  expect(answer).toMatchObject({ status: 200, body: { payment_id: id } });
  return { id, path };
}

/** A payin by transfer. */
function payin({ id = paymentId(), amount = 10_000, lifetime = 600 }) {
  const payment = { method: 'card-p2p', amount, currency: 'RUB', lifetime };
  return created('/payment/p2p/payin', id, { payment, sender: {} });
}

function cardPayin(branch: string, id = paymentId()) {
  const payment = { method: 'card-ecom', amount: 10_000, currency: 'RUB' };
  const card = { pan: magicNumber(branch), expiry_month: 12, expiry_year: 2030, cvv: '123' };
  return created('/payment/ecom/payin', id, { payment, card });
}

function payout(amount: number, id = paymentId()) {
  const payment = { method: 'phone-p2p', amount, currency: 'RUB' };
  return created('/payment/p2p/payout', id, { payment, receiver: { phone: '+79990001122' } });
}

const info = async ({ id, path }: Application) => (await desk.post(`${path}/info`, about(id))).body;

function reaches(application: Application, status: keyof typeof APPLICATION_STATUSES) {
  const row: { readonly status: string; readonly subStatus?: string } = APPLICATION_STATUSES[status];
  return until(
    () => info(application),
    (seen) => seen.status === row.status && (seen.sub_status ?? null) === (row.subStatus ?? null),
  );
}

const seen = new Set<string>();

async function told(application: Application, path: string, status: string, subStatus: string | null) {
  await until(
    async () => merchant.of(application.id),
    (alerts) => alerts.some((alert) => alert.status === status && alert.subStatus === subStatus),
  );
  const alerts = merchant
    .of(application.id)
    .filter((alert) => alert.status === status && alert.subStatus === subStatus);
  expect(alerts).toEqual([{ path, status, subStatus }]);
  seen.add(`${status}:${subStatus}`);
}

/** The bank does this with what belongs to the application. */
async function script(id: string, operations: object): Promise<void> {
  const reference = `*${applicationId(PROJECT as ProjectId, id)}*`;
  const body = JSON.stringify({ reference, operations });
  await fetch(`${desk.node.server.platform.bankUrl}/v1/script`, { method: 'POST', body });
}

const advance = (seconds: number) =>
  desk.node.client('operator').operations.AdvanceClock({
    requestId: `advance-${seconds}-${paymentId()}`,
    distance: { seconds: BigInt(seconds) },
  });

const submit = ({ id, path }: Application, result: object) =>
  desk.post(`${path}/confirm-3ds-result`, { ...about(id), result });

/** Of the page that the payer was sent to, the answer of a program. */
async function answered(url: string, outcome = 'approve'): Promise<{ readonly cres: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ outcome }) });
  return (await response.json()) as { readonly cres: string };
}

describe('a payin by transfer', () => {
  test('waits for the payer, and is paid by itself', async () => {
    const application = await payin({});
    await reaches(application, 'success');
    await told(application, '/success', 'success', null);
  });

  test('whose provider takes its time stays at the requisites until they are there', async () => {
    const id = paymentId();
    await script(id, { authorise: ['transfer+slow'] });
    const application = await payin({ id });
    await reaches(application, 'requisites');
    await told(application, '/informative', 'processing', 'requisites');
    await reaches(application, 'success');
  });

  test('of an amount that ends in 01 is contested when its lifetime is over', async () => {
    const application = await payin({ amount: 10_001 });
    await reaches(application, 'awaiting_confirm');
    await told(application, '/informative', 'processing', 'awaiting_confirm');
    await advance(601);
    await reaches(application, 'no_payment');
    await told(application, '/informative', 'dispute', 'no_payment');
  });

  test('of an amount that ends in 02 is contested because another amount came', async () => {
    const application = await payin({ amount: 10_002 });
    await reaches(application, 'different_amount');
    await told(application, '/informative', 'dispute', 'different_amount');
  });

  test('of an amount that ends in 03 is contested when nobody confirms what the payer says', async () => {
    const application = await payin({ amount: 10_003, lifetime: 3600 });
    await reaches(application, 'awaiting_confirm');
    await desk.post('/payment/p2p/payin/confirm', about(application.id));
    await reaches(application, 'paid');
    await told(application, '/informative', 'processing', 'paid');
    await advance(1801);
    await reaches(application, 'confirm_timeout');
    await told(application, '/informative', 'dispute', 'confirm_timeout');
  });

  test('that no terminal takes is an error', async () => {
    const application = await payin({ amount: 96_000_000 });
    await reaches(application, 'error');
    await told(application, '/decline', 'error', null);
  });
});

describe('a payin by card', () => {
  test('is declined where there is too little money', async () => {
    const application = await cardPayin('02');
    await reaches(application, 'decline');
    await told(application, '/decline', 'decline', null);
  });

  test('waits for the result of 3-D Secure, and is executed with it', async () => {
    const application = await cardPayin('70');
    const { redirect } = await reaches(application, 'awaiting_3ds_result');
    await told(application, '/informative', 'processing', 'awaiting_3ds_result');
    const { cres } = await answered(redirect.url);
    await submit(application, { cres });
    await reaches(application, 'success');
  });

  test('is declined with a result of 3-D Secure that failed', async () => {
    const application = await cardPayin('70');
    const { redirect } = await reaches(application, 'awaiting_3ds_result');
    const { cres } = await answered(redirect.url, 'decline');
    await submit(application, { cres });
    await reaches(application, 'decline');
  });

  test('waits on the page of a bank, and is paid there', async () => {
    const application = await cardPayin('68');
    const { redirect } = await reaches(application, 'awaiting_redirect_result');
    await told(application, '/informative', 'processing', 'awaiting_redirect_result');
    await answered(redirect.url);
    await reaches(application, 'success');
  });

  test('is being executed while the bank takes its time with the capture', async () => {
    const id = paymentId();
    await script(id, { capture: ['approve+slow'] });
    const application = await cardPayin('70', id);
    const { redirect } = await reaches(application, 'awaiting_3ds_result');
    await submit(application, { cres: (await answered(redirect.url)).cres });
    await reaches(application, 'executing');
    await told(application, '/informative', 'processing', null);
    await reaches(application, 'success');
  });

  test('asks for a one-time password again when it was wrong, and takes the right one', async () => {
    const id = paymentId();
    await script(id, { authorise: ['otp'], verify: ['approve+slow', 'approve'] });
    const application = await cardPayin('64', id);
    await reaches(application, 'awaiting_3ds_result');
    await submit(application, { otp: '654321' });
    await reaches(application, 'sent_verification');
    await told(application, '/informative', 'processing', 'sent_verification');
    await reaches(application, 'invalid_verification');
    await told(application, '/informative', 'processing', 'invalid_verification');
    await submit(application, { otp: '123456' });
    await reaches(application, 'success');
  });

  test('is declined with the third wrong password', async () => {
    const application = await cardPayin('65');
    await reaches(application, 'awaiting_3ds_result');
    for (const status of ['invalid_verification', 'invalid_verification', 'decline'] as const) {
      const { version } = await info(application);
      await submit(application, { otp: '111111' });
      await until(
        () => info(application),
        (seen) => seen.version >= version + 2,
      );
      await reaches(application, status);
    }
  });
});

describe('a payout', () => {
  test('arrives', async () => {
    const application = await payout(10_000);
    await reaches(application, 'success');
    await told(application, '/success', 'success', null);
  });

  test('to incorrect requisites is contested, and arrives once they were corrected', async () => {
    const application = await payout(10_011);
    await reaches(application, 'incorrect_requisites');
    await told(application, '/informative', 'dispute', 'incorrect_requisites');
    const receiver = { phone: '+79990003344' };
    await desk.post(`${application.path}/correct-requisites`, { ...about(application.id), receiver });
    await reaches(application, 'success');
  });

  test('of an amount that ends in 12 fails', async () => {
    const application = await payout(10_012);
    await reaches(application, 'payout_failed');
    await told(application, '/informative', 'dispute', 'payout_failed');
  });

  test('of an amount that ends in 13 is under way until its time is over', async () => {
    const application = await payout(10_013);
    await reaches(application, 'payout_process');
    await told(application, '/informative', 'processing', 'payout_process');
    await advance(601);
    await reaches(application, 'payout_timeout');
    await told(application, '/informative', 'dispute', 'payout_timeout');
  });

  test('that the balance does not cover is declined', async () => {
    const application = await payout(99_999_900);
    await reaches(application, 'decline');
    await told(application, '/decline', 'decline', null);
  });
});

test('every status was reached here, and told at the address where it belongs', () => {
  const rows: readonly { readonly status: string; readonly subStatus?: string }[] = Object.values(APPLICATION_STATUSES);
  const missing = rows.map(({ status, subStatus = null }) => `${status}:${subStatus}`).filter((row) => !seen.has(row));
  // What an application is created with is told by the answer.
  expect(missing).toEqual(['processing:new']);
});
