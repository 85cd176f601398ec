import { describe, expect, it } from 'vitest';
import { loadAskedRevision } from '../../src/actors/decision-context.ts';
import { invoiceKind } from '../../src/actors/invoice-kind.ts';
import { Misconfigured } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import { adjust, CANCEL, captured, create, disputed, FIXTURE } from '../domain/settled-world.ts';
import { tell } from '../kit/crash-drill.ts';
import { DISPUTE_STORIES } from '../kit/dispute-stories.ts';

/** A node that has compiled some revisions, and finds others in the journal, up to the fifth. */
function knowing(...known: readonly number[]) {
  const loaded: number[] = [];
  const configurations: Configurations = {
    latest: () => FIXTURE,
    at: (revision): Configuration | undefined => (known.includes(revision) ? FIXTURE : undefined),
    load: async (revision) => {
      if (revision > 5) throw new Misconfigured(`there is no configuration revision ${revision}`);
      loaded.push(revision);
      return FIXTURE;
    },
    document: async () => undefined,
    commit: () => Promise.reject(new Error('nobody commits')),
    revisions: async () => [],
  };
  return { configurations, loaded };
}

describe('what a payment at rest is judged by, after the node started anew', () => {
  const disputedInvoice = disputed(create()).invoice();
  const toFailed = adjust({ type: 'status_change', target: { tag: 'cancelled' } });

  it.each<[string, InvoiceCommand, readonly number[]]>([
    ['the revision of the chargeback that is decided', CANCEL, [1]],
    ['the revision of the payment whose status is adjusted', toFailed, [1]],
    ['the revision that an adjustment names', adjust({ type: 'cash_flow', revision: 3 }), [3]],
    ['nothing for an adjustment by the latest one', adjust({ type: 'cash_flow' }), []],
    ['nothing for a new chargeback, which goes by the latest one', create({ id: 'c2' }), []],
  ])('is loaded before the decision: %s', async (_, command, expected) => {
    const { configurations, loaded } = knowing(5);
    expect(
      await loadAskedRevision(configurations, invoiceKind.askedRevision(disputedInvoice, command)),
    ).toBeUndefined();
    expect(loaded).toEqual(expected);
  });

  it('is not loaded again', async () => {
    const { configurations, loaded } = knowing(1, 3);
    await loadAskedRevision(configurations, invoiceKind.askedRevision(disputedInvoice, CANCEL));
    const adjusted = adjust({ type: 'cash_flow', revision: 3 });
    await loadAskedRevision(configurations, invoiceKind.askedRevision(disputedInvoice, adjusted));
    expect(loaded).toEqual([]);
  });

  it('is refused when it was never committed, and then nothing has happened', async () => {
    const { configurations } = knowing(1);
    const asked = adjust({ type: 'cash_flow', revision: 6 });
    expect(
      await loadAskedRevision(configurations, invoiceKind.askedRevision(captured().invoice(), asked)),
    ).toMatchObject({
      reason: 'CONFIGURATION_REVISION_NOT_FOUND',
      metadata: { revision: '6' },
    });
  });
});

describe('the disputes of the crash drill', () => {
  it.each([
    [0, 'chargeback c1 pre_arbitration rejected', 'merchant 35110 35110 35110'],
    [1, 'adjustment 1 captured, adjustment 2 captured, adjustment 3 captured', 'merchant 47750 47750 47750'],
  ])('end as their names say: %i', async (number, ending, balance) => {
    const story = DISPUTE_STORIES[number];
    if (story === undefined) throw new Error('there is no such story');
    const { end } = await tell(story);
    expect(end.payments[0]).toMatch(new RegExp(`idle captured .*${ending}$`));
    expect(end.balances).toContain(balance);
  });
});
