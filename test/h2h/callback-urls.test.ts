import { describe, expect, it } from 'vitest';
import { type CashDesk, type Configuration, isSandbox } from '../../src/domain/configuration.ts';
import { collectFaults } from '../../src/h2h/operations/faults.ts';
import { readApplication } from '../../src/h2h/operations/read-application.ts';
import { OperationRefused } from '../../src/h2h/operations/refused.ts';
import { DESK, WORLD } from '../domain/payout-world.ts';

/** Where alerts may be asked for: nowhere that they would never be sent to. */

const LIVE: Configuration = {
  ...WORLD,
  institutions: new Map([...WORLD.institutions].map(([id, each]) => [id, { ...each, realm: 'live' as const }])),
};
const desk: CashDesk = { ...DESK, payoutMethods: ['card-p2p'] };

function faultOf(configuration: Configuration, url: string, ports: readonly number[] = [443]): string | undefined {
  const faults = collectFaults();
  const asked = {
    paymentId: 'order-42',
    product: 'p2p',
    method: 'card-p2p',
    amount: { amountMinor: 100n, currency: 'RUB' },
    lifetimeSeconds: undefined,
    customer: undefined,
    urls: { informative: url, success: 'https://merchant.example/', decline: 'https://merchant.example/' },
    redirectUrl: undefined,
    description: undefined,
    validateOnly: false,
  } as const;
  const policy = { sandbox: isSandbox(configuration), ports };
  readApplication(faults, { desk, configuration, policy }, 'payout', asked);
  try {
    faults.done();
    return undefined;
  } catch (error) {
    if (!(error instanceof OperationRefused)) throw error;
    const { violations = [] } = error.refusal;
    expect(violations.map(({ field }) => field)).toEqual(['callback_urls.informative']);
    return violations[0]?.description;
  }
}

describe('A callback URL', () => {
  it.each([
    ['https://merchant.example/alerts', undefined, undefined],
    ['https://merchant.example:8443/alerts', undefined, 'has a port that is not allowed'],
    ['https://10.0.0.1/alerts', 'must not lead to a private address', 'must not lead to a private address'],
    ['https://[::ffff:10.0.0.1]/', 'must not lead to a private address', 'must not lead to a private address'],
    ['https://localhost/', undefined, 'must not lead to a private address'],
    ['http://127.0.0.1:8080/', undefined, 'must be an absolute https URL'],
    ['http://merchant.example/', 'must be an absolute https URL', 'must be an absolute https URL'],
    ['https://user:word@merchant.example/', 'must not hold a credential', 'must not hold a credential'],
    ['merchant', 'must be an absolute https URL', 'must be an absolute https URL'],
  ])('%s that an alert could never be sent to is refused when the payment is made', (url, inSandbox, live) => {
    expect(faultOf(WORLD, url)).toBe(inSandbox);
    expect(faultOf(LIVE, url)).toBe(live);
  });

  it('may have another port where the settings say so', () => {
    expect(faultOf(LIVE, 'https://merchant.example:8443/', [443, 8443])).toBeUndefined();
  });
});
