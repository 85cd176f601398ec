import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { APPLICATION_STATUSES, type PublicStatus } from '../../src/domain/application/status.ts';
import { applicationId, type ProjectId } from '../../src/domain/ids.ts';
import { type FakeInspector, startFakeInspector } from '../kit/fake-inspector.ts';
import { startReceiver } from '../kit/receiver.ts';
import { requestId } from '../rpc/requests.ts';
import { type Application, type Applications, answered, createApplications } from './applications.ts';
import { type Desk, PROJECT, startDesk } from './desk.ts';
import { ALERT_KEY, type Merchant, messageOf, REQUEST_KEY, startMerchant } from './merchant.ts';
import { rowsConfiguration } from './rows-configuration.ts';
import { type ApplicationType, STATUS_TABLE } from './status-table.ts';

/**
 * The table of statuses (reference h2h §4.1), row by row for payins and for payouts: reached on a whole node through its public doors
 * alone, and told to the one of three servers that it is for. What the sandbox bank does is chosen by amounts and cards.
 */

const folder = mkdtempSync(join(tmpdir(), 'turnpike-rows-'));
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
let desk: Desk;
let merchant: Merchant;
let inspector: FakeInspector;
let applications: Applications;

beforeAll(async () => {
  inspector = await startFakeInspector();
  merchant = await startMerchant(rsa.publicKey);
  const file = join(folder, 'rows.yaml');
  writeFileSync(file, rowsConfiguration(inspector.address));
  desk = await startDesk({
    environment: {
      TURNPIKE_CONFIG: file,
      TURNPIKE_SECRET_H2H_HMAC: REQUEST_KEY,
      TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY,
      TURNPIKE_SECRET_WATCHED_ALERTS: rsa.privateKey,
    },
  });
  applications = createApplications(desk, merchant);
  await applications.fund();
}, 60_000);
afterAll(async () => {
  await inspector?.stop();
  await desk?.stop();
  await merchant?.close();
  rmSync(folder, { recursive: true });
});

interface Row {
  readonly type: ApplicationType;
  readonly status: string;
  readonly subStatus: string | null;
  readonly how: string;
  readonly reach: () => Promise<Application>;
  /** What the alert has beside the status. */
  readonly shows?: object;
}

const row = (type: ApplicationType, name: string, how: string, reach: Row['reach'], shows?: object): Row => {
  const [status = '', subStatus] = name.split(':');
  return { type, status, subStatus: subStatus ?? null, how, reach, ...(shows === undefined ? {} : { shows }) };
};

const PATIENCE = { timeout: 10_000, interval: 20 };

async function submit(application: Application, result: object): Promise<void> {
  expect(await applications.ask(application, 'confirm-3ds-result', { result })).toMatchObject({ status: 200 });
}

/** A payin by card that asks for a one-time password. */
async function asksForPassword(branch: string): Promise<Application> {
  const application = await applications.cardPayin(branch);
  await applications.reaches(application, 'processing', 'awaiting_3ds_result');
  return application;
}

async function claimed(application: Application): Promise<Application> {
  await applications.reaches(application, 'processing', 'awaiting_confirm');
  await applications.ask(application, 'confirm');
  return application;
}

/** The bank takes its time with the password. */
async function slowPassword(): Promise<Application> {
  const application = await asksForPassword('64');
  const reference = `*${applicationId(PROJECT as ProjectId, application.id)}*`;
  const script = { reference, operations: { verify: ['approve+slow'] } };
  await fetch(`${desk.node.server.platform.bankUrl}/v1/script`, { method: 'POST', body: JSON.stringify(script) });
  await submit(application, { otp: '123456' });
  return application;
}

async function after(seconds: number, application: Application): Promise<Application> {
  await applications.advance(seconds);
  return application;
}

const A_PAGE = { url: expect.stringMatching(/^http/), method: expect.any(String), params: expect.any(Object) };
const REQUISITES = { method: 'card-p2p', value: expect.stringMatching(/^\d{16}$/), bank_name: expect.any(String) };

const ROWS: readonly Row[] = [
  row('payin', 'error', 'by a method that no bank takes', () => applications.payin({ method: 'mobile-p2p' })),
  row('payin', 'processing:new', 'while an inspector looks at it', () => {
    inspector.mood = 'hang';
    return applications.payin({ project: 'watched' });
  }),
  row('payin', 'processing:requisites', 'while its bank is away for a moment', () =>
    applications.payin({ amount: 10_007_741 }),
  ),
  row(
    'payin',
    'processing:awaiting_confirm',
    'by transfer',
    async () => {
      const application = await applications.payin({ amount: 10_001 });
      await applications.reaches(application, 'processing', 'awaiting_confirm');
      return application;
    },
    { requisites: REQUISITES },
  ),
  row('payin', 'processing:awaiting_3ds_result', 'by card with 3-D Secure', () => applications.cardPayin('70'), {
    redirect: A_PAGE,
  }),
  row('payin', 'processing:awaiting_3ds_result', 'by card with a one-time password', () => asksForPassword('64'), {
    otp_attempts_left: 3,
  }),
  row('payin', 'processing:awaiting_redirect_result', "on its bank's page", () => applications.cardPayin('68'), {
    redirect: A_PAGE,
  }),
  row('payin', 'processing:sent_verification', 'whose bank looks at the password', slowPassword),
  row(
    'payin',
    'processing:invalid_verification',
    'with a wrong password',
    async () => {
      const application = await asksForPassword('64');
      await submit(application, { otp: '111111' });
      return application;
    },
    { otp_attempts_left: 2 },
  ),
  row('payin', 'processing:paid', 'by transfer, by the word of its payer', async () =>
    claimed(await applications.payin({ amount: 10_003 })),
  ),
  row('payin', 'processing:paid', 'with the right password, which its bank goes on with', async () => {
    const application = await asksForPassword('66');
    await submit(application, { otp: '123456' });
    return application;
  }),
  row('payin', 'processing', 'whose bank is away when the money is taken', () => applications.cardPayin('81')),
  row('payin', 'dispute:no_payment', 'that nobody paid in time', async () => {
    const application = await applications.payin({ amount: 10_001, lifetime: 300 });
    await applications.reaches(application, 'processing', 'awaiting_confirm');
    return await after(301, application);
  }),
  row('payin', 'dispute:different_amount', 'that half of came', async () => applications.payin({ amount: 10_002 }), {
    received_amount: 5_001,
  }),
  row('payin', 'dispute:confirm_timeout', 'that nobody confirmed', async () => {
    const application = await claimed(await applications.payin({ amount: 10_003, lifetime: 300 }));
    return await after(1801, application);
  }),
  row('payin', 'decline', 'by a card without money', () => applications.cardPayin('02')),
  row('payin', 'success', 'by transfer', () => applications.payin()),
  row('payin', 'success', 'by card', async () => {
    const application = await applications.cardPayin('70');
    const { redirect } = await applications.reaches(application, 'processing', 'awaiting_3ds_result');
    const { cres } = await answered(redirect.url);
    await submit(application, { cres });
    return application;
  }),
  row('payout', 'error', 'by a method that no bank pays out', () =>
    applications.payout({ amount: 10_000, method: 'mobile-p2p' }),
  ),
  row('payout', 'processing:payout_process', 'that its bank has', () => applications.payout({ amount: 10_013 })),
  row('payout', 'dispute:incorrect_requisites', 'to nobody', () => applications.payout({ amount: 10_011 })),
  row('payout', 'dispute:payout_failed', 'that its bank could not deliver', () =>
    applications.payout({ amount: 10_012 }),
  ),
  row('payout', 'dispute:payout_timeout', 'that took too long', async () => {
    const application = await applications.payout({ amount: 10_013, lifetime: 300 });
    await applications.reaches(application, 'processing', 'payout_process');
    return await after(301, application);
  }),
  row('payout', 'decline', 'beyond the balance', () => applications.payout({ amount: 99_999_900 })),
  row('payout', 'success', 'by phone number', () => applications.payout({ amount: 10_000 })),
];

const nameOf = (status: string, subStatus: string | null) => (subStatus === null ? status : `${status}:${subStatus}`);

describe('a row of the table', () => {
  it.each(ROWS.map((each) => [each.type, nameOf(each.status, each.subStatus), each.how, each] as const))(
    '%s %s, %s, is what info says and what one server is told',
    async (_type, _name, _how, { type, status, subStatus, reach, shows = {} }) => {
      const application = await reach();
      const info = await applications.reaches(application, status, subStatus);
      const alert = await merchant.told(application.id, status, subStatus);
      const cell = STATUS_TABLE.find(([of, sub]) => of === status && sub === subStatus);
      expect({ at: alert.at, verified: alert.verified }).toEqual({ at: cell?.[3], verified: true });
      const { request_id, project_id, payment, version, updated_at } = info;
      const { product: _, ...paid } = payment;
      expect(alert.body).toMatchObject({
        project_id,
        general: { request_id, payment_id: application.id },
        payment_info: { ...paid, type },
        version,
        updated_at,
        event_id: expect.any(String),
        ...shows,
      });
      expect(info).toMatchObject({ type, final: ['error', 'decline', 'success'].includes(status), ...shows });
    },
  );

  it('payout processing:new and processing:requisites are over as soon as they are stored, and are told in their order all the same', async () => {
    const { webhooks } = desk.node.client();
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    await webhooks.CreateEndpoint({ requestId: requestId(), url: receiver.url, eventTypes: ['payout.*'] });
    const application = await applications.payout({ amount: 10_013 });
    expect(application.created).toMatchObject({ status: 'processing', sub_status: 'new', version: 1 });

    await merchant.told(application.id, 'processing', 'payout_process');
    const told = merchant.alertsOf(application.id).map(({ at, verified, body }) => [at, verified, body.version]);
    expect(told).toEqual([
      ['informative', true, 1],
      ['informative', true, 2],
      ['informative', true, 3],
    ]);
    for (const [subStatus, version] of [
      ['new', 1],
      ['requisites', 2],
    ] as const) {
      expect((await merchant.told(application.id, 'processing', subStatus)).body.version).toBe(version);
      const step = await vi.waitFor(() => {
        const steps = receiver.got.map(({ body }) => JSON.parse(body).data);
        const payoutId = application.created.request_id;
        const found = steps.find((each) => each.payout_id === payoutId && each.change.version === version);
        return found ?? expect.fail('the webhook has not come');
      }, PATIENCE);
      expect(step.change).toMatchObject({ status: 'processing', sub_status: subStatus });
    }
  });

  it('is there for each status that a payin or a payout can have, and for no other', () => {
    const statuses: readonly PublicStatus[] = Object.values(APPLICATION_STATUSES);
    const known = statuses.map(({ status, subStatus = null }) => nameOf(status, subStatus));
    expect(STATUS_TABLE.map(([status, subStatus]) => nameOf(status, subStatus))).toEqual(known);
    const shown = new Set(ROWS.map(({ type, status, subStatus }) => `${type} ${nameOf(status, subStatus)}`));
    const wanted = STATUS_TABLE.flatMap(([status, subStatus, types]) =>
      types.map((type) => `${type} ${nameOf(status, subStatus)}`),
    );
    const left = wanted.filter((each) => !shown.has(each));
    expect(left).toEqual(['payout processing:new', 'payout processing:requisites']);
    expect([...shown].filter((each) => !wanted.includes(each))).toEqual([]);
  });
});

describe('alerts', () => {
  it('are signed by what the contract says, as its own example has it', () => {
    const example = {
      general: { payment_id: 'order-42', project_id: PROJECT },
      payment: { amount: 10_000, currency: 'RUB', lifetime: 600, method: 'card-p2p' },
      sender: {},
      customer: {
        country: 'RU',
        id: 'u-1',
        ip_address: '203.0.113.7',
        phone: null,
        tags: ['a', 'b'],
        verified: true,
      },
    };
    const signature = createHmac('sha512', 'test-hmac-key')
      .update(messageOf(example, '1706182847'))
      .digest('base64url');
    expect(signature).toBe('b5wV5P6cmGL14U2ZJmj6eOnq7ioaMGwM1mXeI5wbXsWKQzwj7O2YUHugmCGyHuXw7cMmMD4xnYZxwMv3lDmZIA');
  });

  it('bring the requisites while the payer may pay, and where they were told, the same ones', async () => {
    const application = await applications.payin();
    await merchant.told(application.id, 'processing', 'awaiting_confirm');
    const { requisites } = await applications.reaches(application, 'success');
    await merchant.told(application.id, 'success');
    for (const { body } of merchant.alertsOf(application.id)) {
      const isAsked = body.status.sub_status === 'awaiting_confirm';
      expect(body.requisites).toEqual(isAsked ? requisites : undefined);
    }
  });

  it('of success are sent once, whatever is asked after', async () => {
    const application = await applications.payin({ amount: 20_000 });
    await merchant.told(application.id, 'success');
    for (const what of ['info', 'confirm']) await applications.ask(application, what);
    await applications.payin({ amount: 20_000, id: application.id });
    await applications.ask(application, 'refund', { refund: { amount: 100 } }, { refund_id: 'r1' });
    const { webhooks } = desk.node.client();
    const invoiceId: string = application.created.request_id;
    await vi.waitFor(async () => {
      const { body } = await applications.ask(application, 'refund/info', {}, { refund_id: 'r1' });
      expect(body.status).toBe('success');
    }, PATIENCE);
    const told = await applications.cardPayin('02');
    await merchant.told(told.id, 'decline');
    const { deliveries = [] } = await webhooks.ListDeliveries({ invoiceId });
    expect(deliveries.filter(({ type }) => type === 'alert.success')).toHaveLength(1);
    expect(merchant.alertsOf(application.id).filter(({ at }) => at === 'success')).toHaveLength(1);
  });

  it('came once for each version, all of them signed, and the last one where there was an end', () => {
    const ids = new Set(merchant.all().map(({ body }) => body.general.payment_id as string));
    for (const id of ids) {
      const alerts = merchant.alertsOf(id);
      const versions = alerts.map(({ body }) => body.version);
      expect(new Set(versions).size).toBe(versions.length);
      expect(alerts.filter(({ verified }) => !verified)).toEqual([]);
      const ends = alerts.filter(({ at }) => at !== 'informative');
      expect(ends.length).toBeLessThanOrEqual(1);
      for (const { body } of ends) expect(body.version).toBe(Math.max(...versions));
    }
    expect(ids.size).toBeGreaterThan(ROWS.length);
  });
});
