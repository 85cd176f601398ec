/**
 * A first payin, host to host, as the back end of a shop would take it. Copy it with signature.js: it needs no package.
 *
 *   node examples/h2h/javascript/payin.js <http://host:port> <file with the keys> [amount in minor units]
 *
 * Asks for a transfer from card to card, is told by an alert where the payer has to send it, says that the payer has paid, and
 * waits for the alert that ends it. An alert whose signature is wrong is refused. The last line is JSON. Exit code 0: success.
 * 1: another end. 2: something went wrong.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isOurs, signHmac } from './signature.js';

// The cash desk of config/demo.yaml.
const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const FINAL = ['success', 'decline', 'error'];

const [gateway, keyFile, amount = '150000'] = process.argv.slice(2);
if (keyFile === undefined) {
  console.error(
    'node examples/h2h/javascript/payin.js <http://host:port> <file with the keys> [amount in minor units]',
  );
  process.exit(2);
}
const { H2H_HMAC: requestKey, H2H_ALERT_HMAC: alertKey } = JSON.parse(readFileSync(keyFile, 'utf8'));

const paymentId = `order-${randomUUID()}`;
const general = { project_id: PROJECT, payment_id: paymentId };
let ended = () => {};
const end = new Promise((resolve) => {
  ended = resolve;
});

const alerts = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (!isOurs(alertKey, text, request.headers)) return response.writeHead(401).end();
  // Answer first and work afterwards: what is not answered in time comes again.
  response.writeHead(200).end('OK');
  hear(JSON.parse(text)).catch(fail);
});
alerts.listen(0, '127.0.0.1', () => create(`http://127.0.0.1:${alerts.address().port}`).catch(fail));

const status = await end;
console.log(JSON.stringify({ ok: status === 'success', paymentId, status }));
process.exit(status === 'success' ? 0 : 1);

async function create(url) {
  const { status, body } = await post('/payment/p2p/payin', {
    general: {
      ...general,
      merchant_callback_url: `${url}/alerts`,
      merchant_success_callback_url: `${url}/alerts`,
      merchant_decline_callback_url: `${url}/alerts`,
    },
    payment: { method: 'card-p2p', amount: Number(amount), currency: 'RUB', lifetime: 600 },
    customer: { id: 'ada', country: 'RU' },
  });
  if (status !== 200) throw new Error(`${body.code}: ${body.status_description} ${JSON.stringify(body.errors)}`);
  console.log(`payin     ${body.request_id}: ${statusOf(body)}`);
}

/** Alerts may come again, and an earlier one after a later one: what is done about each has to stand that. */
async function hear(alert) {
  const { status } = alert.status;
  if (alert.status.sub_status === 'awaiting_confirm') {
    console.log(`alert     ${statusOf(alert.status)}: transfer ${amount} to ${alert.requisites.value}`);
    const { body } = await post('/payment/p2p/payin/confirm', { general });
    // The bank may have been faster than the payer's word; then there is nothing to confirm any more.
    if (body.code === undefined) console.log(`confirmed ${statusOf(body)}`);
    else if (body.code !== 'invalid_application_status') throw new Error(body.code);
  }
  if (!FINAL.includes(status)) return;
  console.log(`alert     ${status}`);
  ended(status);
}

/** Signs and sends. A repeat after a timeout has the same ids and a new time, and so a new signature. */
async function post(path, body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const response = await fetch(`${gateway}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'x-access-merchant-id': PROJECT,
      'x-access-timestamp': timestamp,
      'x-access-merchant-algorithm': 'HMAC-SHA512',
      'x-access-signature': signHmac(requestKey, body, timestamp),
    },
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, body: await response.json() };
}

function statusOf({ status, sub_status }) {
  return sub_status === null ? status : `${status}:${sub_status}`;
}

function fail(error) {
  console.error(error.message);
  process.exit(2);
}
