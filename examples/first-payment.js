/**
 * A first payment, as the back end of a shop would make it. Copy it: it needs two packages, the folder `protos`, and the file
 * `docs/client-service-config.json`.
 *
 *   node examples/first-payment.js <host:port> <api key> <card number>
 *
 * Of a cluster give all nodes, `<host:port>,<host:port>`, or a name that resolves to all: each of them takes every call.
 * Tokenizes the card, creates an invoice, watches it, starts a payment, and prints every event until the invoice is paid or
 * the payment has failed. The last line is JSON. Exit code 0: paid. 1: declined. 2: something went wrong.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { credentials, loadPackageDefinition, Metadata, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

// A shop of config/demo.yaml, and what the invoice asks for, in minor units of the shop's currency.
const SHOP = 'books';
const COST = { amountMinor: 199_000, currency: 'RUB' };

const FINAL_STATES = ['PAYMENT_STATE_CAPTURED', 'PAYMENT_STATE_CANCELLED', 'PAYMENT_STATE_FAILED'];

const [addresses, apiKey, pan] = process.argv.slice(2);
if (pan === undefined) {
  console.error('node examples/first-payment.js <host:port> <api key> <card number>');
  process.exit(2);
}

const turnpike = connect(addresses, apiKey);
try {
  const { state, ...ids } = await pay();
  const ok = state === 'PAYMENT_STATE_CAPTURED';
  console.log(JSON.stringify({ ok, ...ids, state }));
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(`${status[error.code] ?? error.name}: ${error.details ?? error.message}`);
  process.exitCode = 2;
} finally {
  turnpike.close();
}

async function pay() {
  // Each call that changes something carries a request id. Send it again unchanged, and it takes effect once.
  const card = await turnpike.vault('TokenizeCard', {
    requestId: randomUUID(),
    pan,
    expiryMonth: 12,
    expiryYear: new Date().getFullYear() + 3,
    cvv: '123',
  });
  console.log(`card      ${card.paymentSystem} ${card.bin}…${card.last4} is ${card.token} from here on`);

  const { invoiceId } = await turnpike.invoicing('CreateInvoice', {
    requestId: randomUUID(),
    shopId: SHOP,
    cost: COST,
    details: { product: 'The Art of Bicycle Repair, second-hand' },
    dueTime: { seconds: Math.floor(Date.now() / 1000) + 24 * 60 * 60 },
  });
  console.log(`invoice   ${invoiceId}`);

  const watched = watch(invoiceId);
  const { paymentId } = await turnpike.invoicing('StartPayment', {
    requestId: randomUUID(),
    invoiceId,
    payer: {
      paymentResource: {
        paymentTool: { bankCard: { token: card.token } },
        paymentSessionId: card.paymentSessionId, // Stands for the CVV, which is kept in memory for this one payment.
        contactInfo: { email: 'reader@example.com' },
      },
    },
    flow: { instant: {} },
  });
  return { invoiceId, paymentId, state: await watched };
}

/** Prints the events of an invoice, and gives the final state of its payment. A stream that breaks goes on where it was. */
async function watch(invoiceId) {
  let afterSequence = 0;
  while (true) {
    try {
      for await (const { sequence, changes } of turnpike.watchInvoice({ invoiceId, afterSequence })) {
        afterSequence = sequence;
        for (const change of changes) console.log(`event ${sequence}   ${describe(change)}`);
        const states = changes.map(({ paymentStateChanged }) => paymentStateChanged?.state);
        const final = states.find((state) => FINAL_STATES.includes(state));
        if (final !== undefined) return final;
      }
    } catch (error) {
      if (error.code !== status.UNAVAILABLE) throw error;
      await sleep(500);
    }
  }
}

/** One change in words. `change` names the member of the oneof that is set; unknown ones are skipped by their name. */
function describe({ change, ...members }) {
  const member = members[change];
  switch (change) {
    case 'invoiceCreated':
      return `invoice created: ${amount(member.cost)} for ${member.product}`;
    case 'paymentStarted':
      return `payment started: ${amount(member.cost)} from ${member.paymentMethod} …${member.lastDigits}`;
    case 'paymentCashFlowChanged':
      return `held in the books: ${member.cashFlow.map(posting).join(', ')}`;
    case 'paymentProgressed':
      return `the bank: ${word(member.progress, 'PAYMENT_PROGRESS_')}`;
    case 'paymentInteractionRequested':
      return `the payer has to act. Open this link:\n\n  ${linkOf(member.userInteraction)}\n`;
    case 'paymentStateChanged':
      return `payment ${word(member.state, 'PAYMENT_STATE_')}${member.failure ? `: ${code(member.failure)}` : ''}`;
    case 'invoiceStateChanged':
      return `invoice ${word(member.state, 'INVOICE_STATE_')}`;
    default:
      return change;
  }
}

function linkOf({ redirect }) {
  return redirect?.get?.uriTemplate ?? JSON.stringify(redirect);
}

/** A merchant sees the movements of its own accounts, and of the other side its role alone. */
function posting({ volume, destination, details }) {
  return `${destination.accountId ? '+' : '-'}${amount(volume)}${details ? ` (${details})` : ''}`;
}

/** For the two-digit currencies of the demo; ISO 4217 has the others. */
function amount({ amountMinor, currency }) {
  return `${(Number(amountMinor) / 100).toFixed(2)} ${currency}`;
}

/** `PAYMENT_STATE_CAPTURED` as `captured`. */
function word(value, prefix) {
  return value.replace(prefix, '').replaceAll('_', ' ').toLowerCase();
}

/** A failure's codes, joined: `authorization_failed:insufficient_funds`. */
function code(failure) {
  return failure.sub ? `${failure.code}:${code(failure.sub)}` : failure.code;
}

/** The services as promises, and the stream of an invoice's events. For TLS give `credentials.createSsl()` instead. */
function connect(hosts, key) {
  const definition = loadSync(['turnpike/v1/invoicing_service.proto', 'turnpike/v1/vault_service.proto'], {
    includeDirs: [fileURLToPath(new URL('../protos', import.meta.url))],
    longs: String,
    enums: String,
    oneofs: true,
    arrays: true,
  });
  const { InvoicingService, VaultService } = loadPackageDefinition(definition).turnpike.v1;
  const options = {
    // Calls go round among the nodes, and one that meets a node on its way down or up is repeated: its request id makes that safe.
    'grpc.service_config': readFileSync(new URL('../docs/client-service-config.json', import.meta.url), 'utf8'),
    // A node that vanished without a word is given up after three seconds, and one that is back is found within one.
    'grpc.keepalive_time_ms': 2_000,
    'grpc.keepalive_timeout_ms': 1_000,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
  };
  const target = hosts.includes(',') ? `ipv4:${hosts}` : hosts;
  const invoicing = new InvoicingService(target, credentials.createInsecure(), options);
  const vault = new VaultService(target, credentials.createInsecure(), options);
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${key}`);

  const calls = (service) => (method, request) =>
    new Promise((resolve, reject) => {
      const deadline = Date.now() + 10_000;
      service[method](request, metadata, { deadline }, (error, response) =>
        error === null ? resolve(response) : reject(error),
      );
    });
  return {
    invoicing: calls(invoicing),
    vault: calls(vault),
    async *watchInvoice(request) {
      const events = invoicing.WatchInvoice(request, metadata);
      try {
        yield* events;
      } finally {
        events.cancel();
      }
    },
    close: () => {
      invoicing.close();
      vault.close();
    },
  };
}
