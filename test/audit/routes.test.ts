import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import type { PaymentChange, PaymentState } from '../../src/domain/payment/payment.ts';
import type { Journal, StoredRecord } from '../../src/ports/journal.ts';
import type { Ledger, LimitShare } from '../../src/ports/ledger.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { rub } from '../domain/world.ts';
import { type PaymentNode, startPaymentNode } from '../kit/payment-node.ts';
import { twoRoutes } from '../kit/route-stories.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

/**
 * Books of payments that went another way: declined and taken by the next route, of another amount than asked for and
 * captured in part, failed on every route, and taken after they had been given up.
 */

const DECLINED = declined('authorization_failed:insufficient_funds');
const HELD = { flow: { type: 'hold', onExpiration: 'cancel' } } as const;
const resting = ({ step }: PaymentState) => step === 'idle';

let node: PaymentNode;

beforeAll(async () => {
  node = await startPaymentNode({ configuration: twoRoutes() });
  const { provider, until, start, ask } = node;
  await node.create();
  provider.script('process', DECLINED, DECLINED);
  await start({ id: 'failed' });
  await until(resting);
  const session = { paymentId: 'failed', no: 0 };
  const outcome = { type: 'answered', result: { ...SUCCESS, trx: { id: 'late', extra: {} } } } as const;
  await ask({ type: 'ApplyLateAnswer', session, outcome });
  await until(({ reversal }) => reversal?.sessions[0]?.phase.tag === 'finished');
  provider.script('process', DECLINED, { intent: { type: 'succeed', changedCost: rub(50_000) } });
  await start({ ...HELD, id: 'paid' });
  await until(({ step }) => step === 'flow_waiting');
  await ask({ type: 'CapturePayment', paymentId: 'paid', reason: 'shipped', amount: rub(30_000) });
  await until(resting);
});
afterAll(() => node.node.stop());

async function audited({ journal, ledger }: { readonly journal?: Journal; readonly ledger?: Ledger } = {}) {
  const configuration = twoRoutes();
  const { store } = node;
  const result = await audit({
    journal: journal ?? store.journal,
    ledger: ledger ?? store.ledger,
    configurations: { load: async () => configuration },
  });
  return result.findings.map(({ type, subject }) => `${type} ${subject}`);
}

/** The journal as if payments had never said some of what they said. */
function silenced(hears: (change: PaymentChange) => boolean): Journal {
  const { journal } = node.store;
  const heard = (change: InvoiceChange) => change.type !== 'payment_changed' || hears(change.change);
  const rewritten = (record: StoredRecord): StoredRecord => {
    const content = decodeRecord(record.bytes);
    return { ...record, bytes: encodeRecord({ ...content, changes: content.changes.filter(heard) }) };
  };
  return {
    ...journal,
    read: async (...asked) => (await journal.read(...asked)).map(rewritten),
    scan: async (...asked) => (await journal.scan(...asked)).map(rewritten),
  };
}

function tamperedShares(tamper: (share: LimitShare) => LimitShare): Ledger {
  const { ledger } = node.store;
  return {
    ...ledger,
    limitShares: async (operation) => (await ledger.limitShares(operation)).map(tamper),
    allLimitShares: async (...asked) => (await ledger.allLimitShares(...asked)).map(tamper),
  };
}

describe('an audit of payments on several routes', () => {
  it('finds nothing where all is well', async () => {
    const { payments } = await node.read();
    expect([...payments.values()].map(({ attempts, status }) => [attempts.length, status.tag])).toEqual([
      [2, 'failed'],
      [2, 'captured'],
    ]);
    expect(payments.get('paid')?.plan?.batches.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(await audited()).toEqual([]);
  });

  it('finds a failed attempt that never let go of what it held', async () => {
    expect(await audited({ journal: silenced(({ type }) => type !== 'cascade_started') })).not.toEqual([]);
  });

  it('finds limits that were held for the amount before it was changed', async () => {
    const findings = await audited({ journal: silenced(({ type }) => type !== 'route_holds_changed') });
    expect(findings.some((finding) => finding.startsWith('limit_'))).toBe(true);
  });

  it('finds a failure that was not counted, and a success that was', async () => {
    const shares = await node.store.ledger.allLimitShares(undefined, 100);
    const failures = shares.filter(({ counter }) => counter.startsWith('failures'));
    expect(failures.map(({ status }) => status).sort()).toEqual([
      'committed',
      'committed',
      'committed',
      'rolled_back',
      'rolled_back',
    ]);
    for (const status of ['committed', 'rolled_back'] as const) {
      const ledger = tamperedShares((share) => (share.counter.startsWith('failures') ? { ...share, status } : share));
      expect((await audited({ ledger })).some((finding) => finding.startsWith('limit_'))).toBe(true);
    }
  });
});
