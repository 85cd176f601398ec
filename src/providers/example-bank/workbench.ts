import { type CardCase, cardExchange, payoutExchange } from '../workbench/sample-exchanges.ts';
import type { WorkbenchScript, WorkbenchSubject } from '../workbench/script.ts';
import { createExampleBankAdapter, type ExampleBankAdapter } from './adapter.ts';
import { ENDINGS, type ExampleBankFake, startExampleBankFake } from './fake.ts';

/** Conversations with the example bank for the workbench. */

const SECRET = 'secret-of-the-workbench';
const FIELDS = { secrets: { callback_secret: SECRET } };

export const workbench: WorkbenchSubject = {
  async start({ recorded, callbackUrl }) {
    const provider = await startExampleBankFake(SECRET);
    const adapter = createExampleBankAdapter({ url: await recorded(provider.url) });
    return {
      adapter,
      scripts: scripts(adapter, provider, callbackUrl),
      async close() {
        await adapter.close();
        await provider.close();
      },
    };
  },
};

function scripts(
  adapter: ExampleBankAdapter,
  provider: ExampleBankFake,
  callbackUrl: string,
): readonly WorkbenchScript[] {
  const card = (testCase: CardCase = {}) => cardExchange({ callbackUrl, fields: FIELDS, ...testCase });
  const asking = (name: string, title: string, amountMinor: bigint): WorkbenchScript => ({
    name,
    title,
    async run({ step }) {
      const first = card({ amountMinor });
      await step('process', (signal) => adapter.process({ ...first, signal }));
      await step('status', async (signal) => await adapter.status?.({ ...first, signal }));
    },
  });
  return [
    asking('card', 'A card is charged', 10_000n),
    asking('declined', 'The provider says no (A3)', 10_000n + ENDINGS.declined),
    asking('lost-answer', 'The answer is lost (A2)', 10_000n + ENDINGS.lost),
    asking('unreadable', 'An answer outside the contract (A4)', 10_000n + ENDINGS.garbage),
    {
      name: 'waiting',
      title: 'The payer is asked, and the provider calls back (A6)',
      async run({ step }) {
        const first = card({ amountMinor: 10_000n + ENDINGS.waiting });
        await step('process', (signal) => adapter.process({ ...first, signal }));
        const message = provider.decide(first.idempotencyKey, 'done');
        if (message === undefined) return;
        await step('identifyCallback', async () => adapter.identifyCallback(message, first.secrets));
        await step('handleCallback', (signal) =>
          adapter.handleCallback({ ...first, signal }, { type: 'message', ...message }),
        );
      },
    },
    {
      name: 'payout',
      title: 'A payout',
      async run({ step }) {
        const payout = payoutExchange({ callbackUrl, fields: FIELDS });
        await step('payouts.process', (signal) => adapter.payouts.process({ ...payout, signal }));
      },
    },
  ];
}
