import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, decodeFrame, encodeBatch, FRAME_VERSIONS, type Frame } from '../../cluster/frame.ts';
import type { LinkAnswer, LinkRequest } from '../../cluster/link-call.ts';
import { createAssembly } from '../../cluster/parts.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { startPaymentNode } from '../kit/payment-node.ts';

const STREAM = 'invoice/party/invoice';
const REQUEST: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  requestId: 'request-1',
  fingerprint: new Uint8Array(32).fill(5),
  comment: 'why',
  validateOnly: true,
  deadlineMs: Number.POSITIVE_INFINITY,
  traceparent: '00-1-2-01',
  newKeys: [{ keyId: 'key-1', subject: 'customer', wrapped: new Uint8Array([1, 2]) }],
};

function batchOf(...calls: readonly LinkRequest[]): Batch {
  const envelopes = calls.map((call, correlation) => ({ type: 'request' as const, correlation, call }));
  return { type: 'batch', from: { node: 'a', incarnation: 'a1' }, foldVersion: 2, envelopes };
}

function readOf(comment: string): LinkRequest {
  return { type: 'read', stream: STREAM, request: { ...REQUEST, comment } };
}

function carried(batch: Batch, maxPayload = 1_000_000): Frame | undefined {
  const messages = encodeBatch(batch, maxPayload, 'id');
  for (const { length } of messages) expect(length).toBeLessThanOrEqual(maxPayload);
  return assembled(messages).at(-1);
}

function assembled(messages: readonly Uint8Array[], assembly = createAssembly()): (Frame | undefined)[] {
  return messages.map((bytes) => {
    const frame = decodeFrame(bytes);
    return frame && assembly.add(frame);
  });
}

describe('a frame between nodes', () => {
  it('carries a command with all that its request says', () => {
    const batch = batchOf(
      { type: 'ask', stream: STREAM, command: newPayment(), request: REQUEST },
      { type: 'ask', stream: STREAM, command: newInvoice(), request: { ...REQUEST, deadlineMs: 12.5 } },
      { type: 'callback', stream: STREAM, tag: 'tag', callbackId: 'bank/1' },
      { type: 'touch', stream: STREAM },
    );
    expect(carried(batch)).toEqual(batch);
  });

  it('carries the state of an invoice with its maps, amounts and bytes', async () => {
    const node = await startPaymentNode();
    await node.create();
    await node.start({ context: { type: 'text', data: new Uint8Array([1, 2, 3]) } });
    const state = await node.read();
    await node.node.stop();
    const answer: LinkAnswer = { type: 'answer', answer: { ok: true, state, sequence: 3 } };
    const batch: Batch = { ...batchOf(), envelopes: [{ type: 'answer', correlation: 1, answer }] };
    expect(state.payments.get('payment')?.facts.context?.data).toHaveLength(3);
    expect(carried(batch)).toEqual(batch);
  });

  it('is the same after the way for any value, in as many messages as it takes', () => {
    const value = fc.anything({ withBigInt: true, withMap: true });
    const size = fc.integer({ min: 400, max: 3_000 });
    fc.assert(
      fc.property(value, fc.uint8Array({ maxLength: 4_000 }), size, (metadata, fingerprint, maxPayload) => {
        const request = { ...REQUEST, fingerprint, metadata };
        const batch = batchOf({ type: 'read', stream: STREAM, request });
        expect(carried(batch, maxPayload)).toEqual(structuredClone(batch));
      }),
    );
  });

  it('F2 carries bytes without the pool that they were cut from, and cuts them off the message', () => {
    const pool = Buffer.alloc(8_192, 'a secret of somebody else ');
    pool.fill(7, 100, 132);
    const [message = new Uint8Array()] = encodeBatch(
      batchOf({ type: 'read', stream: STREAM, request: { ...REQUEST, fingerprint: pool.subarray(100, 132) } }),
      1_000_000,
      'id',
    );
    expect(message.length).toBeLessThan(1_000);
    expect(Buffer.from(message).includes('secret')).toBe(false);
    const frame = decodeFrame(message);
    const call = frame?.type === 'batch' && frame.envelopes[0]?.type === 'request' && frame.envelopes[0].call;
    const fingerprint = call && call.type === 'read' ? call.request.fingerprint : undefined;
    expect(fingerprint).toEqual(new Uint8Array(32).fill(7));
    expect(fingerprint?.buffer.byteLength).toBe(32);
  });

  it('F1 is not read when it is of another version, cut short or no frame at all', () => {
    const [message = new Uint8Array()] = encodeBatch(batchOf(readOf('x')), 1_000_000, 'id');
    expect(decodeFrame(message)).toBeDefined();
    const [, highest] = FRAME_VERSIONS;
    const other = Uint8Array.from(message);
    other[0] = highest + 1;
    for (const bytes of [other, message.subarray(0, -3), message.subarray(0, 1), new Uint8Array()]) {
      expect(decodeFrame(bytes)).toBeUndefined();
    }
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void decodeFrame(Uint8Array.of(highest, ...bytes))));
  });
});

describe('a batch that comes in pieces', () => {
  const large = (letter: string) => batchOf(readOf(letter.repeat(5_000)));
  const piecesOf = (letter: string) => encodeBatch(large(letter), 1_000, letter);

  it('is put together though pieces come twice and those of others come between them', () => {
    const [a, b] = [piecesOf('a'), piecesOf('b')];
    expect(a.length).toBeGreaterThan(5);
    const mixed = a.flatMap((piece, index) => [piece, b[index] ?? piece, piece]);
    const whole = assembled(mixed).filter((frame) => frame !== undefined);
    expect(whole).toEqual([large('a'), large('b')]);
  });

  it('is lost with any of its pieces, and the next one is not', () => {
    const pieces = piecesOf('a');
    for (const missing of pieces.keys()) {
      const assembly = createAssembly();
      expect(assembled(pieces.toSpliced(missing, 1), assembly)).toEqual(Array(pieces.length - 1).fill(undefined));
      expect(assembled(piecesOf('b'), assembly).at(-1)).toEqual(large('b'));
    }
  });

  it('is forgotten when many others were begun after it and never ended', () => {
    const assembly = createAssembly();
    const [first = new Uint8Array(), ...rest] = piecesOf('a');
    assembled([first], assembly);
    for (let other = 0; other < 32; other += 1) {
      assembled(encodeBatch(large('b'), 1_000, `b${other}`).slice(0, 1), assembly);
    }
    expect(assembled(rest, assembly).at(-1)).toBeUndefined();
  });
});
