import { randomBytes } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandboxBank } from './server.ts';

/**
 * The sandbox bank as a process: prints one line of JSON, {url, secret} once it listens, and ends when its parent does.
 * The secret comes from SANDBOX_BANK_SECRET, so that no list of processes shows it, or is made up.
 */
const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string' },
  'public-url': { type: 'string' },
  'data-file': { type: 'string' },
  'no-magic-amounts': { type: 'boolean' },
  'slow-ms': { type: 'string' },
  'hang-ms': { type: 'string' },
  'transfer-ms': { type: 'string' },
  'retry-after-ms': { type: 'string' },
  'callback-retry-ms': { type: 'string' },
  'callback-attempts': { type: 'string' },
} as const;

const values = flags();

const secret = process.env['SANDBOX_BANK_SECRET'] ?? randomBytes(32).toString('base64url');
const bank = await startSandboxBank({
  secret,
  ...(values.host === undefined ? {} : { host: values.host }),
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values['public-url'] === undefined ? {} : { publicUrl: values['public-url'] }),
  ...(values['data-file'] === undefined ? {} : { dataFile: values['data-file'] }),
  ...(values['no-magic-amounts'] === true ? { magicAmounts: false } : {}),
  ...(values['slow-ms'] === undefined ? {} : { slowMs: Number(values['slow-ms']) }),
  ...(values['hang-ms'] === undefined ? {} : { hangMs: Number(values['hang-ms']) }),
  ...(values['transfer-ms'] === undefined ? {} : { transferMs: Number(values['transfer-ms']) }),
  ...(values['retry-after-ms'] === undefined ? {} : { retryAfterMs: Number(values['retry-after-ms']) }),
  ...(values['callback-retry-ms'] === undefined ? {} : { callbackRetryMs: Number(values['callback-retry-ms']) }),
  ...(values['callback-attempts'] === undefined ? {} : { callbackAttempts: Number(values['callback-attempts']) }),
});

const stop = (): void => void bank.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);
// A pipe on standard input is a parent; a terminal or /dev/null is not, and its end means nothing.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.once('end', stop).once('error', stop).resume();

process.stdout.write(`${JSON.stringify({ url: bank.url, secret })}\n`);

function flags() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    process.stderr.write(`sandbox bank: ${error instanceof Error ? error.message : error}\n`);
    return process.exit(2);
  }
}
