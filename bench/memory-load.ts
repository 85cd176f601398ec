import { connect } from '../src/client/client.ts';
import { DEMO_KEYS } from '../src/commands/demo-keys.ts';

/** Creates unfinished invoices as fast as one Execute stream takes them: `node memory-load.ts <address> <prefix> <count>`. */
const [address = '', prefix = '', countText = '0'] = process.argv.slice(2);
const count = Number(countText);
const client = connect(address, { apiKey: DEMO_KEYS.merchant });
const stream = client.execute();

/** Fewer than a stream may have open. */
const IN_FLIGHT = 200;
let sent = 0;
let answered = 0;

const send = (): void => {
  const invoiceId = `${prefix}-${sent}`;
  sent += 1;
  stream.write({
    tag: invoiceId,
    createInvoice: {
      requestId: invoiceId,
      invoiceId,
      shopId: 'books',
      cost: { amountMinor: 42_000n, currency: 'RUB' },
      details: { product: 'A second-hand book' },
      dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 30 * 86_400) },
    },
  });
};

await new Promise<void>((resolve, reject) => {
  stream.on('error', reject);
  stream.on('data', ({ status }) => {
    if (status) return reject(new Error(status.message ?? ''));
    answered += 1;
    if (sent < count) send();
    else if (answered === count) resolve();
  });
  while (sent < Math.min(count, IN_FLIGHT)) send();
});
stream.end();
client.close();
