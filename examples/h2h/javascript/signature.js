import { createHmac, createPrivateKey, sign, timingSafeEqual } from 'node:crypto';

/** What is signed of a body: one line `path:value` for each leaf, sorted, joined by semicolons; then the time of signing. */
export function signedMessage(body, timestamp) {
  const lines = [];
  const collect = (value, path) => {
    if (value !== null && typeof value === 'object') {
      for (const [key, each] of Object.entries(value)) collect(each, path === '' ? key : `${path}:${key}`);
    } else {
      lines.push(`${path}:${value === null ? 'None' : typeof value === 'boolean' ? Number(value) : value}`);
    }
  };
  collect(body, '');
  return Buffer.from(lines.sort().join(';')).toString('base64url') + timestamp;
}

export function signHmac(key, body, timestamp) {
  return createHmac('sha512', key).update(signedMessage(body, timestamp)).digest('base64url');
}

/** With the private half of the cash desk's key, in PEM; the algorithm is then RSA-SHA256. */
export function signRsa(privateKeyPem, body, timestamp) {
  return sign('sha256', Buffer.from(signedMessage(body, timestamp)), createPrivateKey(privateKeyPem)).toString(
    'base64url',
  );
}

/** Of an alert: the text as it came, and its headers in lower case. */
export function isOurs(key, text, headers, nowSeconds = Date.now() / 1000) {
  const timestamp = headers['x-access-timestamp'];
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= 300)) return false;
  const theirs = Buffer.from(headers['x-access-signature'] ?? '');
  const ours = Buffer.from(signHmac(key, JSON.parse(text), timestamp));
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
