import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import {
  typesMade,
  typesTable,
  vanished,
  WEBHOOK_DOCS,
  WEBHOOK_SCHEMA,
  webhookSchema,
} from '../../scripts/webhook-docs.ts';
import { webhookHeaders } from '../../src/notify/signatures.ts';
import { EVENT_TYPES } from '../../src/ports/event-types.ts';
import { newWebhookKey, secretText } from '../../src/wire/webhook-secret.ts';
import { textOf } from './documents.ts';

/** The library of the specification, and what our page tells receivers to write, against what we send. */

const document = readFileSync(WEBHOOK_DOCS, 'utf8');

/** The blocks of code of one language, in the order of the page. */
function blocksOf(language: string): readonly string[] {
  return [...document.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code = '']) => code);
}

async function moduleOf<Module>(code: string | undefined): Promise<Module> {
  return (await import(`data:text/javascript,${encodeURIComponent(code ?? '')}`)) as Module;
}

/** The vector that the libraries of the specification share. */
const VECTOR = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const nowSeconds = Math.floor(Date.now() / 1000);

function theirs(body: string, secret = VECTOR.secret): Readonly<Record<string, string>> {
  return {
    'webhook-id': VECTOR.id,
    'webhook-timestamp': String(nowSeconds),
    'webhook-signature': new Webhook(secret).sign(VECTOR.id, new Date(nowSeconds * 1000), body),
  };
}

describe('Standard Webhooks', () => {
  test('our signature of the shared vector is the one that everybody has', () => {
    const key = Buffer.from(VECTOR.secret.replace('whsec_', ''), 'base64');
    const headers = webhookHeaders(VECTOR.id, VECTOR.seconds, VECTOR.body, [{ scheme: 'hmac', key }]);
    expect(headers).toMatchObject({
      'webhook-id': VECTOR.id,
      'webhook-timestamp': String(VECTOR.seconds),
      'webhook-signature': VECTOR.signature,
    });
  });

  test('their library verifies what we sign, and nothing that was changed on the way', () => {
    const { key } = newWebhookKey('hmac');
    const body = JSON.stringify({ type: 'invoice.paid', data: { name: 'Größe ✓' } });
    const library = new Webhook(secretText(key));
    const headers = webhookHeaders('msg_1', nowSeconds + 0.9, body, [{ scheme: 'hmac', key }]);
    expect(library.verify(body, headers)).toEqual(JSON.parse(body));
    const changes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [`${body} `, headers],
      [body, { ...headers, 'webhook-id': 'msg_2' }],
      [body, { ...headers, 'webhook-timestamp': String(nowSeconds - 1) }],
      [body, { ...headers, 'webhook-timestamp': String(nowSeconds - 600) }],
    ];
    for (const [text, changed] of changes) expect(() => library.verify(text, changed)).toThrow();
  });
});

const BODIES = ['{"test": 2432232314}', '{"name":"Größe ✓ \\" {}"}', '{}'];
const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasPerl = spawnSync('perl', ['-MDigest::SHA', '-MMIME::Base64', '-e', '1']).status === 0;

/** Runs a receiver of the page on messages that the library signed, and on the same ones spoiled. */
const RECEIVERS = {
  python: {
    program: 'python3',
    main: `
import json, sys
for case in json.load(sys.stdin):
    print("yes" if verify(case["secret"], case["headers"], case["body"].encode()) else "no")
`,
  },
  perl: {
    program: 'perl',
    main: `
use JSON::PP;
for my $case (@{ decode_json(join '', <STDIN>) }) {
    my $body = $case->{body};
    utf8::encode($body);
    print verify($case->{secret}, $case->{headers}, $body) ? "yes\\n" : "no\\n";
}
`,
  },
} as const;

interface Case {
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const CASES: readonly (readonly [Case, 'yes' | 'no'])[] = BODIES.flatMap((body) => {
  const good = { secret: VECTOR.secret, headers: theirs(body), body };
  const stale = { ...good.headers, 'webhook-timestamp': String(nowSeconds - 301) };
  const two = `v1a,AAAA ${theirs(body, secretText(Buffer.alloc(32, 1)))['webhook-signature']} ${good.headers['webhook-signature']}`;
  return [
    [good, 'yes'],
    [{ ...good, headers: { ...good.headers, 'webhook-signature': two } }, 'yes'],
    [{ ...good, body: `${body} ` }, 'no'],
    [{ ...good, secret: secretText(Buffer.alloc(32, 2)) }, 'no'],
    [{ ...good, headers: { ...good.headers, 'webhook-id': 'msg_other' } }, 'no'],
    [{ ...good, headers: stale }, 'no'],
    [{ ...good, headers: { ...good.headers, 'webhook-signature': 'v1,AAAA' } }, 'no'],
  ] as const;
});

describe('receivers as docs/webhooks.md has them', () => {
  test('in JavaScript take what the library signed, and nothing else', async () => {
    type Receiver = { verify(secret: string, headers: object, body: string): boolean };
    const { verify } = await moduleOf<Receiver>(blocksOf('js')[0]);
    for (const [{ secret, headers, body }, expected] of CASES) {
      expect(verify(secret, headers, body) ? 'yes' : 'no').toBe(expected);
    }
  });

  test.each([
    ['python', hasPython],
    ['perl', hasPerl],
  ] as const)('in %s take what the library signed, and nothing else', (language, has) => {
    if (!has) return;
    const { program, main } = RECEIVERS[language];
    const flag = language === 'python' ? '-c' : '-e';
    const input = JSON.stringify(CASES.map(([each]) => each));
    const { stdout, stderr } = spawnSync(program, [flag, `${blocksOf(language)[0]}\n${main}`], { input });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString().trim().split('\n')).toEqual(CASES.map(([, expected]) => expected));
  });
});

describe('what the page and the schema say', () => {
  test('every type of the table is made by some change, and no other', () => {
    expect([...typesMade()].toSorted()).toEqual(Object.keys(EVENT_TYPES).toSorted());
  });

  test('types are written as the specification allows', () => {
    for (const type of Object.keys(EVENT_TYPES)) expect(type).toMatch(/^[a-z_]+\.[a-z_]+$/);
  });

  test('docs/webhooks.md lists the types (node scripts/webhook-docs.ts writes them)', () => {
    expect(textOf('docs/webhooks.md')).toContain(typesTable());
  });

  test('lesson 9: no member of a message vanishes from the schema that receivers have', () => {
    const released = JSON.parse(readFileSync(WEBHOOK_SCHEMA, 'utf8')) as object;
    expect(vanished(released, webhookSchema())).toEqual([]);
    expect(webhookSchema()).toEqual(released);
    expect(vanished({ a: { b: 1 } }, { a: {} })).toEqual(['/a/b']);
    expect(vanished({ enum: ['x', 'y'] }, { enum: ['x'] })).toEqual(['/enum "y"']);
  });
});
