import { createExampleBankAdapter } from '../../src/providers/example-bank/adapter.ts';
import { ENDINGS, startExampleBankFake } from '../../src/providers/example-bank/fake.ts';
import { cardExchange, payoutExchange } from '../../src/providers/workbench/sample-exchanges.ts';
import { type AdapterRig, adapterContract, type Fate } from '../contract/adapter.contract.ts';

const SECRET = 'secret-of-the-tests';
const AMOUNTS: Readonly<Record<Fate, bigint>> = {
  done: 10_000n,
  declined: 10_000n + ENDINGS.declined,
  lost: 10_000n + ENDINGS.lost,
  garbage: 10_000n + ENDINGS.garbage,
  waiting: 10_000n + ENDINGS.waiting,
};

adapterContract('example-bank', async (): Promise<AdapterRig> => {
  const provider = await startExampleBankFake(SECRET);
  const adapter = createExampleBankAdapter({ url: provider.url });
  const fields = { secrets: { callback_secret: SECRET } };
  return {
    adapter,
    exchange: (fate) => cardExchange({ amountMinor: AMOUNTS[fate], fields }),
    payout: (fate) => payoutExchange({ amountMinor: AMOUNTS[fate], fields }),
    decide: async (key, decision) => provider.decide(key, decision),
    moved: (key) => provider.moved(key),
    async close() {
      await adapter.close();
      await provider.close();
    },
  };
});
