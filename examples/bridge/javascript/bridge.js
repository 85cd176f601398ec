/**
 * A bridge of one's own: takes callbacks of partners over HTTP and hands them to the nodes over NATS. Copy it: it needs three
 * packages and the folder `protos`. docs/bridge.md is the contract.
 *
 *   node examples/bridge/javascript/bridge.js <nats://user:password@host:port> [port]
 *
 * Takes POST /callbacks/<provider>, and answers 200 only after NATS has the callback on disk; 503 otherwise, so that the partner
 * sends it again. It does not know how partners sign: it leaves the tag empty, and a node looks at signature and tag.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const MAX_BODY_BYTES = 256 * 1024;
/** Those that partners sign with or in. Others, which may hold credentials, stay here. */
const HEADERS = ['bank-signature', 'content-type', 'date', 'digest', 'signature', 'x-request-id', 'x-signature'];

const [server, port = '0'] = process.argv.slice(2);
if (server === undefined) {
  console.error('node examples/bridge/javascript/bridge.js <nats://user:password@host:port> [port]');
  process.exit(2);
}

const { serialize } = loadSync('turnpike/v1/partner_callback.proto', {
  includeDirs: [fileURLToPath(new URL('../../../protos', import.meta.url))],
})['turnpike.v1.PartnerCallback'];

const { host, username, password } = new URL(server);
const connection = await connect({
  servers: host,
  ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  // The permissions of a bridge let it hear answers under this prefix alone.
  inboxPrefix: '_INBOX.bridge',
  maxReconnectAttempts: -1,
});
const nats = jetstream(connection);

const http = createServer((request, response) => {
  take(request).then(
    (status) => response.writeHead(status, status === 503 ? { 'retry-after': '5' } : {}).end(),
    (error) => {
      console.error(error.message);
      response.writeHead(503, { 'retry-after': '5' }).end();
    },
  );
});
http.listen(Number(port), '127.0.0.1', () => console.log(JSON.stringify({ ready: true, port: http.address().port })));
process.once('SIGTERM', () => http.close(() => connection.drain()));

async function take(request) {
  const [, provider] = /^\/callbacks\/([A-Za-z0-9_-]{1,64})$/.exec(request.url) ?? [];
  if (provider === undefined || request.method !== 'POST') return 404;
  const body = await read(request);
  if (body === undefined) return 413;
  const kept = HEADERS.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, request.headers[name]]]));
  // Random, since nothing here proves an id: partners send the same body twice and mean it.
  const eventId = randomUUID();
  const receivedTime = { seconds: Math.floor(Date.now() / 1000) };
  const callback = serialize({ provider, eventId, receivedTime, headers: Object.fromEntries(kept), body });
  await nats.publish(`turnpike.callbacks.${provider}`, callback, { msgID: `${provider}/${eventId}`, timeout: 900 });
  return 200;
}

async function read(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    // Too much is read to its end: the client listens when it has said all.
    if (size <= MAX_BODY_BYTES) parts.push(part);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(parts) : undefined;
}
