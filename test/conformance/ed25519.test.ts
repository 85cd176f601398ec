import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_DOCS } from '../../scripts/webhook-docs.ts';
import { webhookHeaders } from '../../src/notify/signatures.ts';
import { newWebhookKey, publicKeyText } from '../../src/wire/webhook-secret.ts';
import { requireVectors } from '../kit/vectors.ts';

/** The receiver of ed25519 signatures that docs/webhooks.md has, against Project Wycheproof and against what we sign. */

interface Verifier {
  verifies(publicKey: string, signed: Buffer, signature: Buffer): boolean;
}

async function verifier(): Promise<Verifier> {
  const blocks = [...readFileSync(WEBHOOK_DOCS, 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm)];
  return (await import(`data:text/javascript,${encodeURIComponent(blocks[1]?.[1] ?? '')}`)) as Verifier;
}

interface Vectors {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly msg: string;
      readonly sig: string;
      readonly result: 'valid' | 'invalid' | 'acceptable';
    }[];
  }[];
}

describe('ed25519', () => {
  test('every vector of Wycheproof is judged as it says', async (context) => {
    const { testGroups } = JSON.parse(await requireVectors(context, 'ed25519_test.json')) as Vectors;
    const { verifies } = await verifier();
    let seen = 0;
    for (const { publicKey, tests } of testGroups) {
      const key = publicKeyText(Buffer.from(publicKey.pk, 'hex'));
      for (const { tcId, comment, msg, sig, result } of tests) {
        const is = verifies(key, Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex'));
        expect({ tcId, comment, is }).toEqual({ tcId, comment, is: result === 'valid' });
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  test('what we sign is verified by the public key that merchants see, and by that of its private one', async () => {
    const { key, publicKey = new Uint8Array() } = newWebhookKey('ed25519');
    const headers = webhookHeaders('msg_1', 1_700_000_000, '{}', [{ scheme: 'ed25519', key }]);
    const [version, signature = ''] = headers['webhook-signature']?.split(',') ?? [];
    const { verifies } = await verifier();
    const signed = Buffer.from('msg_1.1700000000.{}');
    expect(version).toBe('v1a');
    expect(verifies(publicKeyText(publicKey), signed, Buffer.from(signature, 'base64'))).toBe(true);
    expect(
      verifies(publicKeyText(publicKey), Buffer.from('msg_1.1700000001.{}'), Buffer.from(signature, 'base64')),
    ).toBe(false);
    const derived = createPublicKey(createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }));
    expect(derived.export({ format: 'jwk' }).x).toBe(Buffer.from(publicKey).toString('base64url'));
  });
});
