import type { ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { InvoiceEvent__Output } from '../../src/generated/turnpike/v1/InvoiceEvent.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { invoiceEvents, newCard, newInvoice, payWith, take } from './requests.ts';
import { failureOf, type richError } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
let client: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode();
  client = rpc.connect('merchant');
});
afterAll(() => rpc.stop());

const isPaid = (events: readonly InvoiceEvent__Output[]) => events.at(-1)?.invoiceState === 'INVOICE_STATE_PAID';
const ofInvoice = (id: string | undefined) => (events: readonly InvoiceEvent__Output[]) =>
  events.at(-1)?.invoiceId === id;
const told = (events: readonly InvoiceEvent__Output[]) =>
  events.flatMap(({ changes = [] }) =>
    changes.map(
      ({ change, paymentStateChanged, paymentProgressed }) =>
        paymentStateChanged?.state ?? paymentProgressed?.progress ?? change,
    ),
  );

/** What a stream that must end with an error ends with. */
async function endOf(stream: AsyncIterable<unknown>): Promise<ReturnType<typeof richError>> {
  return await failureOf(
    (async () => {
      for await (const _ of stream);
    })(),
  );
}

describe('WatchInvoice', () => {
  it('tells what happened before and what happens after, in order', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const watching = take(messages(client.watch({ invoiceId })), isPaid);
    await payWith(client, { invoiceId });
    const events = await watching;
    expect(told(events)).toEqual([
      'invoiceCreated',
      'paymentStarted',
      'paymentCashFlowChanged',
      'PAYMENT_PROGRESS_STARTED',
      'PAYMENT_PROGRESS_SUCCEEDED',
      'PAYMENT_STATE_PROCESSED',
      'PAYMENT_PROGRESS_STARTED',
      'PAYMENT_PROGRESS_SUCCEEDED',
      'PAYMENT_STATE_CAPTURED',
      'invoiceStateChanged',
    ]);
    const sequences = events.map(({ sequence = 0n }) => Number(sequence));
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('goes on after a sequence', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    await payWith(client, { invoiceId });
    const all = await take(messages(client.watch({ invoiceId })), isPaid);
    for (const [index, { sequence }] of all.slice(0, -1).entries()) {
      const later = await take(messages(client.watch({ invoiceId, afterSequence: sequence })), isPaid);
      expect(later).toEqual(all.slice(index + 1));
    }
  });

  it('gives the same events as ListInvoiceEvents and Subscribe', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    await payWith(client, { invoiceId });
    const watched = await take(messages(client.watch({ invoiceId })), isPaid);
    const { events, nextPageToken } = await client.invoicing.ListInvoiceEvents({ invoiceId });
    expect(events).toEqual(watched);
    expect(nextPageToken).toBeUndefined();
    const subscribed = await take(
      invoiceEvents(client.subscribe({})),
      (seen) => isPaid(seen) && ofInvoice(invoiceId)(seen),
    );
    expect(subscribed.filter((event) => event.invoiceId === invoiceId).map(({ at: _, ...event }) => event)).toEqual(
      watched,
    );
  });

  it('of an invoice that is not there is refused', async () => {
    expect(await endOf(client.watch({ invoiceId: 'no-such' }))).toMatchObject({ reason: 'INVOICE_NOT_FOUND' });
  });
});

describe('an event', () => {
  it("holds neither routes, scores, tokens, personal data, request ids, nor others' accounts", async () => {
    const request = newInvoice();
    const { invoiceId } = await client.invoicing.CreateInvoice(request);
    const contactInfo = { email: 'very.personal@example.com' };
    const { token, paymentSessionId } = await newCard(client);
    const paymentTool = { bankCard: { token, cardholderName: 'ADA LOVELACE' } };
    await client.invoicing.StartPayment({
      requestId: 'telling-request',
      invoiceId,
      payer: { paymentResource: { paymentTool, paymentSessionId, contactInfo } },
    });
    const events = await take(messages(client.watch({ invoiceId })), isPaid);
    const text = JSON.stringify(events, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    const secrets = [
      token,
      paymentSessionId,
      'very.personal',
      'LOVELACE',
      String(request.requestId),
      'telling-request',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    // Names of the route, of others' accounts and of scores are short, so they are looked for as whole values.
    const names = ['bank', 't1', 'system', 'low', 'RISK_SCORE_LOW'];
    expect(names.filter((name) => text.includes(`"${name}"`))).toEqual([]);
    const flow = events
      .flatMap(({ changes = [] }) => changes)
      .find(({ change }) => change === 'paymentCashFlowChanged');
    expect(flow?.paymentCashFlowChanged?.cashFlow).toHaveLength(2);
    const accounts = flow?.paymentCashFlowChanged?.cashFlow?.flatMap(({ source, destination }) => [
      source?.accountId,
      destination?.accountId,
    ]);
    expect(new Set(accounts)).toEqual(new Set([undefined, 'merchant']));
  });
});

describe('Subscribe', () => {
  it('goes on after the position of any event', async () => {
    const first = await client.invoicing.CreateInvoice(newInvoice());
    await client.invoicing.CreateInvoice(newInvoice());
    const last = await client.invoicing.CreateInvoice(newInvoice());
    const all = await take(invoiceEvents(client.subscribe({})), ofInvoice(last.invoiceId));
    const from = all.find(({ invoiceId }) => invoiceId === first.invoiceId);
    const later = await take(invoiceEvents(client.subscribe({ afterPosition: from?.at })), ofInvoice(last.invoiceId));
    expect(later).toEqual(all.slice(-2));
  });

  it('begins with the next event if so asked, and tells at once where that is', async () => {
    await client.invoicing.CreateInvoice(newInvoice());
    const stream = messages(client.subscribe({ onlyNew: true }));
    const hello = (await stream.next()).value;
    expect(hello).toMatchObject({ position: expect.any(String) });
    expect(hello?.event).toBeUndefined();
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    expect((await stream.next()).value?.invoice?.invoiceId).toBe(invoiceId);
    await stream.return(undefined);
  });

  it('gives every event to every reader, each from its own position on', async () => {
    const readers = Array.from({ length: 5 }, () => client.subscribe({ onlyNew: true }));
    const streams = readers.map((reader) => messages(reader));
    for (const stream of streams) await stream.next();
    const made = [];
    for (let count = 0; count < 20; count += 1)
      made.push((await client.invoicing.CreateInvoice(newInvoice())).invoiceId);
    for (const stream of streams) {
      const seen = await take(stream, (messagesSeen) => messagesSeen.length === 20);
      expect(seen.map(({ invoice }) => invoice?.invoiceId)).toEqual(made);
    }
  });

  it('keeps to the shops asked for', async () => {
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const seen = await take(
      invoiceEvents(client.subscribe({ shopIds: ['shop'], kinds: ['EVENT_KIND_INVOICE'] })),
      ofInvoice(invoiceId),
    );
    expect(seen.length).toBeGreaterThan(0);
    const none = messages(client.subscribe({ shopIds: ['another'] }));
    expect((await none.next()).value?.invoice).toBeUndefined();
    await none.return(undefined);
  });

  it.each([
    ['a position that no event carried', { afterPosition: 'xyz' }, 'INVALID_POSITION', ['after_position']],
    ['a position of the future', { afterPosition: 'ezzzzzz' }, 'INVALID_POSITION', ['after_position']],
    ['a kind that is none', { kinds: ['EVENT_KIND_UNSPECIFIED' as const] }, 'INVALID_REQUEST', ['kinds[0]']],
    ['a shop id that is none', { shopIds: ['ok', 'not ok'] }, 'INVALID_REQUEST', ['shop_ids[1]']],
  ])('refuses %s', async (_what, request, reason, fields) => {
    expect(await endOf(client.subscribe(request))).toMatchObject({ code: 'INVALID_ARGUMENT', reason, fields });
  });
});

describe('a stream', () => {
  it('ends when its key is no longer in the configuration', async () => {
    const clock = handCrankedClock();
    let configuration: Configuration = rpcWorld();
    const configurations = { ...fixedConfigurations(configuration), latest: () => configuration };
    const node = await startRpcNode({ machineClock: clock, configurations });
    const stream = node.connect('merchant').subscribe({});
    const ended = endOf(stream);
    await new Promise((resolve) => stream.once('data', resolve));
    configuration = { ...configuration, apiKeys: [] };
    clock.advance(5_000);
    expect(await ended).toMatchObject({ code: 'UNAUTHENTICATED' });
    await node.stop();
  });

  it('is told when the server drains, while calls in flight are finished and health says so', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reached = () => {};
    const waiting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const node = await startRpcNode({
      wrap: (entities) => ({
        ...entities,
        async read(stream, request) {
          if (stream.endsWith('/slow')) {
            reached();
            await held;
          }
          return await entities.read(stream, request);
        },
      }),
    });
    const merchant = node.connect('merchant');
    const stream = merchant.subscribe({});
    const ended = endOf(stream);
    await new Promise((resolve) => stream.once('data', resolve));
    const executing = merchant.execute();
    const executed = endOf(executing);
    executing.write({ tag: 'x', getInvoice: { invoiceId: 'x' } });
    await new Promise((resolve) => executing.once('data', resolve));
    const slow = failureOf(merchant.invoicing.GetInvoice({ invoiceId: 'slow' }));
    await waiting;
    const drained = node.server.drain();
    expect(await ended).toMatchObject({ code: 'UNAVAILABLE', reason: 'DRAINING', details: ['ErrorInfo', 'RetryInfo'] });
    expect(await executed).toMatchObject({ reason: 'DRAINING' });
    release();
    expect(await slow).toMatchObject({ reason: 'INVOICE_NOT_FOUND' });
    await drained;
    await node.stop();
  });

  it('that its caller leaves is forgotten', async () => {
    const stream = client.watch({ invoiceId: (await client.invoicing.CreateInvoice(newInvoice())).invoiceId });
    await new Promise((resolve) => stream.once('data', resolve));
    stream.cancel();
    const error = await new Promise<ServiceError>((resolve) => stream.once('error', resolve));
    expect(error.code).toBe(1);
  });
});
