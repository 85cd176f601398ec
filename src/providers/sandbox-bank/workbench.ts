import type { AdapterResult } from '../../domain/session/session.ts';
import type { Exchange, PayoutExchange } from '../../ports/provider.ts';
import { type CardCase, cardExchange, payoutExchange, transferExchange } from '../workbench/sample-exchanges.ts';
import type { WorkbenchScript, WorkbenchSteps, WorkbenchSubject } from '../workbench/script.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from './adapter.ts';
import { magicNumber } from './magic.ts';
import { startSandboxBank } from './server.ts';

/** Conversations with the sandbox bank for the workbench. */

const SECRET = 'secret-of-the-workbench';

export const workbench: WorkbenchSubject = {
  async start({ recorded, callbackUrl, returnUrl }) {
    const bank = await startSandboxBank({ secret: SECRET, slowMs: 500, transferMs: 100, hangMs: 10_000 });
    const adapter = createSandboxBankAdapter({ url: await recorded(bank.url) });
    const fields = { secrets: { callback_secret: SECRET }, returnUrl };
    const card = (testCase: CardCase = {}) => cardExchange({ callbackUrl, ...testCase, fields });
    return {
      adapter,
      scripts: [
        ...cardScripts(adapter, card),
        ...payerScripts(adapter, card, (amountMinor) =>
          transferExchange('card-p2p', { callbackUrl, fields, amountMinor }),
        ),
        ...payoutScripts(adapter, (amountMinor) => payoutExchange({ callbackUrl, fields, amountMinor })),
      ],
      async close() {
        await adapter.close();
        await bank.close();
      },
    };
  },
};

type Card = (testCase?: CardCase) => Exchange;

function cardScripts(adapter: SandboxBankAdapter, card: Card): readonly WorkbenchScript[] {
  return [
    {
      name: 'card',
      title: 'A card is charged: authorised, captured, and a part refunded',
      async run({ step }) {
        const first = card();
        const held = await step('process: authorise', (signal) => adapter.process({ ...first, signal }));
        const known = later(first, held);
        const capture = { ...known, target: 'captured', idempotencyKey: `${first.idempotencyKey}-capture` } as const;
        await step('process: capture', (signal) => adapter.process({ ...capture, signal }));
        const refund = {
          id: 'r',
          cost: { amountMinor: 400n, currency: 'RUB' },
          ...(known.trx && { paymentTrx: known.trx }),
        };
        const back = {
          ...first,
          target: 'refunded',
          idempotencyKey: `${first.idempotencyKey}-refund`,
          refund,
        } as const;
        await step('process: refund', (signal) => adapter.process({ ...back, signal }));
      },
    },
    asking('declined', 'The bank says no (A3)', adapter, () => card({ pan: magicNumber('02') })),
    asking('lost-answer', 'The answer is lost after the bank executed (A2)', adapter, () =>
      card({ pan: magicNumber('58') }),
    ),
    asking('lost-request', 'The bank never got to it (A2)', adapter, () => card({ pan: magicNumber('57') })),
    asking('unreadable', 'An answer outside the contract (A4)', adapter, () => card({ pan: magicNumber('56') })),
    asking('unavailable', 'Unavailable for the moment', adapter, () => card({ pan: magicNumber('40') })),
    {
      name: 'cancelled-key',
      title: 'A key is cancelled before its request comes (A7)',
      async run({ step }) {
        const first = card();
        await step('cancel', (signal) => adapter.cancel({ ...first, signal }));
        await step('process: too late', (signal) => adapter.process({ ...first, signal }));
      },
    },
  ];
}

/** Payers who are asked for something. */
function payerScripts(
  adapter: SandboxBankAdapter,
  card: Card,
  transfer: (amountMinor: bigint) => Exchange,
): readonly WorkbenchScript[] {
  return [
    {
      name: 'three-ds',
      title: '3-D Secure: the payer approves, and the bank calls back (A6)',
      async run(steps) {
        const first = card({ pan: magicNumber('70') });
        const asked = await steps.step('process', (signal) => adapter.process({ ...first, signal }));
        const request = asked?.intent?.type === 'suspend' ? asked.intent.interaction?.request : undefined;
        if (request?.type !== 'redirect') return;
        await steps.step('the payer approves', (signal) => approve(request.url, signal));
        await broughtBack(steps, adapter, later(first, asked));
      },
    },
    {
      name: 'password',
      title: 'A one-time password: wrong, then right',
      async run({ step }) {
        const first = card({ pan: magicNumber('64') });
        await step('process', (signal) => adapter.process({ ...first, signal }));
        await step('submit: wrong', (signal) => adapter.submit({ ...first, signal }, { type: 'otp', otp: '654321' }));
        await step('submit: right', (signal) => adapter.submit({ ...first, signal }, { type: 'otp', otp: '123456' }));
      },
    },
    {
      name: 'transfer',
      title: 'A payer is told where to send the money, and sends it',
      async run(steps) {
        const first = transfer(10_000n);
        const asked = await steps.step('process', (signal) => adapter.process({ ...first, signal }));
        await broughtBack(steps, adapter, later(first, asked));
      },
    },
    asking('nobody-pays', 'A payer is told where to send the money, and does not', adapter, () => transfer(10_001n)),
  ];
}

function payoutScripts(
  { payouts, ...adapter }: SandboxBankAdapter,
  payout: (amountMinor: bigint) => PayoutExchange,
): readonly WorkbenchScript[] {
  return [
    {
      name: 'payout',
      title: 'A payout arrives, and the bank calls back',
      async run({ step, callback }) {
        const first = payout(10_000n);
        const sent = await step('payouts.process', (signal) => payouts.process({ ...first, signal }));
        const message = await callback();
        if (message === undefined) return;
        await step('identifyCallback', async () => adapter.identifyCallback(message, first.secrets));
        const trx = sent?.trx === undefined ? {} : { trx: sent.trx };
        await step('payouts.handleCallback', (signal) =>
          payouts.handleCallback({ ...first, ...trx, signal }, { type: 'message', ...message }),
        );
      },
    },
    {
      name: 'payout-requisites',
      title: 'A payout to requisites that are wrong',
      run: async ({ step }) =>
        void (await step('payouts.process', (signal) => payouts.process({ ...payout(10_011n), signal }))),
    },
    {
      name: 'payout-lost',
      title: 'A payout whose answer is lost (A2)',
      async run({ step }) {
        const first = payout(7795n);
        await step('payouts.process', (signal) => payouts.process({ ...first, signal }));
        await step('payouts.status', (signal) => payouts.status({ ...first, signal }));
      },
    },
  ];
}

/** A request, and the question what became of it. */
function asking(name: string, title: string, adapter: SandboxBankAdapter, make: () => Exchange): WorkbenchScript {
  return {
    name,
    title,
    async run({ step }) {
      const first = make();
      await step('process', (signal) => adapter.process({ ...first, signal }));
      await step('status', (signal) => adapter.status({ ...first, signal }));
    },
  };
}

async function broughtBack(
  { step, callback }: WorkbenchSteps,
  adapter: SandboxBankAdapter,
  of: Exchange,
): Promise<void> {
  const message = await callback();
  if (message === undefined) return;
  await step('identifyCallback', async () => adapter.identifyCallback(message, of.secrets));
  await step('handleCallback', (signal) => adapter.handleCallback({ ...of, signal }, { type: 'message', ...message }));
}

async function approve(url: string, signal: AbortSignal): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: '{"outcome":"approve"}', signal });
  return await response.json();
}

function later(of: Exchange, result: AdapterResult | undefined): Exchange {
  return result?.trx === undefined ? of : { ...of, trx: result.trx };
}
