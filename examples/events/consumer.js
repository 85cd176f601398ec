/**
 * Reads the events of a cluster from NATS, as the books of a merchant would. Copy it: it needs three packages and the folder
 * `protos`.
 *
 *   node examples/events/consumer.js <nats://host:port> <consumer>
 *
 * The consumer was made by an operator (docs/events.md): it hands out one event at a time and remembers which ones were
 * acknowledged, so that this program may be ended and started at any time and reads on where it was. Prints one line an event.
 */
import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const [server, name] = process.argv.slice(2);
if (name === undefined) {
  console.error('node examples/events/consumer.js <nats://host:port> <consumer>');
  process.exit(2);
}

const { deserialize } = loadSync('turnpike/v1/event.proto', {
  includeDirs: [fileURLToPath(new URL('../../protos', import.meta.url))],
  longs: Number,
  enums: String,
  oneofs: true,
  arrays: true,
})['turnpike.v1.InvoiceEvent'];
// In a database of your own, written in one transaction with what the event makes you do: then each event counts once.
const lastSequences = new Map();

const { host, username, password } = new URL(server);
const connection = await connect({
  servers: host,
  ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  // The permissions of a reader let it hear answers under this prefix alone.
  inboxPrefix: '_INBOX.reader',
  maxReconnectAttempts: -1,
});
process.once('SIGTERM', () => connection.drain());

const consumer = await jetstream(connection).consumers.get('TURNPIKE_EVENTS', name);
for await (const message of await consumer.consume()) {
  take(deserialize(Buffer.from(message.data)));
  // Only now does the next one come. An event that is not acknowledged within the consumer's time comes again.
  message.ack();
}

function take({ partyId, invoiceId, sequence, invoiceState, changes }) {
  const invoice = `${partyId}/${invoiceId}`;
  // Events come at least once. Those of one invoice come in order, so a repeat is one that is not newer.
  if (sequence <= (lastSequences.get(invoice) ?? 0)) return;
  console.log(`${invoice} ${sequence} ${invoiceState} ${changes.map(({ change }) => change).join(', ')}`);
  lastSequences.set(invoice, sequence);
}
