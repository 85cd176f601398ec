import { describe, expect, it } from 'vitest';
import { createCallbackGate } from '../../src/actors/callback-gate.ts';
import { refuse } from '../../src/domain/errors.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { PublishedCallback } from '../../src/ports/callback-gate.ts';
import type { KeptCallback } from '../../src/ports/callbacks.ts';
import type { CallbackAnswer, Entities } from '../../src/ports/entities.ts';
import { configurationOf, providerOf } from '../domain/world.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { scriptedProvider } from '../kit/scripted-provider.ts';
import { fixedConfigurations } from '../rpc/rpc-node.ts';

const TAG = 'party~invoice~payment~0';
const bytesOf = (content: object) => Buffer.from(JSON.stringify(content));
const text = ({ response }: Extract<CallbackAnswer, { readonly ok: true }>) => Buffer.from(response).toString();

function openGate(answer: CallbackAnswer | 'taken' | Error = 'taken') {
  const { inbox } = openMemoryStore();
  const brought: string[] = [];
  const parked: KeptCallback[] = [];
  const failures: unknown[] = [];
  const deliverCallback: Entities['deliverCallback'] = async (stream, tag, id) => {
    brought.push(`${id} for ${tag} to ${stream}`);
    if (answer instanceof Error) throw answer;
    if (answer !== 'taken') return answer;
    await inbox.drop([id]);
    return { ok: true, response: Buffer.from('adapter says') };
  };
  const configuration = configurationOf();
  const providers = new Map([
    ['provider', providerOf('provider')],
    ['terse', providerOf('terse', { acknowledgement: '*ok*' })],
  ]);
  const gate = createCallbackGate({
    inbox,
    entities: { deliverCallback } as Entities,
    configurations: fixedConfigurations({ ...configuration, providers }),
    adapters: new Map([['sandbox-bank', scriptedProvider()]]),
    businessClock: { now: () => 1_000 },
    random: countingRandom(),
    secret: () => undefined,
    failed: (error) => failures.push(error),
    parked: (callback) => parked.push(callback),
  });
  const take = async (published: Partial<PublishedCallback>) => {
    const taken = await gate.take({
      providerId: 'provider',
      eventId: 'e1',
      tag: TAG,
      headers: {},
      body: bytesOf({ about: 'it' }),
      ...published,
    });
    await taken.brought;
    return taken.fate;
  };
  return { inbox, brought, parked, failures, gate, take };
}

describe('a callback from a bridge', () => {
  it('C1 is durable, and on its way to the invoice that its tag names', async () => {
    const { brought, take } = openGate();
    expect(await take({})).toBe('stored');
    expect(brought).toEqual([`provider/e1 for ${TAG} to invoice/party/invoice`]);
  });

  it('C3 is kept and brought once when it comes again', async () => {
    const { brought, inbox, take } = openGate({ ok: true, response: new Uint8Array() });
    expect([await take({}), await take({})]).toEqual(['stored', 'repeated']);
    expect([brought.length, await inbox.counts()]).toEqual([1, { waiting: 1, parked: 0 }]);
  });

  it('waits for the sweeper when it cannot be brought now, and is stored all the same', async () => {
    const { inbox, take } = openGate(refuse('OVERLOADED', 'Too many wait'));
    expect(await take({})).toBe('stored');
    expect(await inbox.counts()).toEqual({ waiting: 1, parked: 0 });
  });

  it('without a tag is identified by the adapter of its provider', async () => {
    const { brought, take } = openGate();
    expect(await take({ tag: '', body: bytesOf({ tag: TAG, eventId: 'proven' }) })).toBe('stored');
    expect(await take({ tag: '', eventId: 'random', body: bytesOf({ tag: TAG }) })).toBe('stored');
    expect(brought).toEqual([
      `provider/proven for ${TAG} to invoice/party/invoice`,
      `provider/random for ${TAG} to invoice/party/invoice`,
    ]);
  });

  it('keeps headers that are on the list, in lower case, and no others', async () => {
    const { inbox, take } = openGate({ ok: true, response: new Uint8Array() });
    await take({ headers: { Signature: 'a', cookie: 'b', AUTHORIZATION: 'c' } });
    expect((await inbox.find('provider/e1'))?.headers).toEqual({ signature: 'a' });
  });

  it.each([
    ['with a space', 'a b'],
    ['that is long', 'x'.repeat(129)],
    ['that is a card number', '4242424242424242'],
    ['without anything', ''],
  ])('C3 is known by a digest of an event id %s', async (_, eventId) => {
    const { inbox, take } = openGate({ ok: true, response: new Uint8Array() });
    expect([await take({ eventId }), await take({ eventId })]).toEqual(['stored', 'repeated']);
    expect((await inbox.waiting(TAG)).map(({ id }) => id)).toEqual([
      expect.stringMatching(/^provider\/sha256-[0-9a-f]{64}$/),
    ]);
  });

  it.each<[string, Partial<PublishedCallback>, string]>([
    ['of a provider that nobody knows', { providerId: 'stranger' }, 'UNKNOWN_PROVIDER'],
    ['without a tag that its adapter cannot read', { tag: '' }, 'UNIDENTIFIED'],
    ['whose adapter fails at it', { tag: '', body: Buffer.from('{') }, 'UNIDENTIFIED'],
    ['with a tag that is too long for one', { tag: 'x'.repeat(513) }, 'UNIDENTIFIED'],
    ['that the consumer could not read', { fault: 'UNREADABLE' }, 'UNREADABLE'],
  ])('C4 %s is parked once, with the reason, and brought to nobody', async (_, published, reason) => {
    const { brought, inbox, parked, take } = openGate();
    expect([await take(published), await take(published)]).toEqual(['parked', 'parked']);
    expect(parked).toMatchObject([{ parking: { reason, time: 1_000 } }]);
    expect([brought, await inbox.counts()]).toEqual([[], { waiting: 0, parked: 1 }]);
  });

  it('P9 keeps nothing of one that holds a card number but that there was one', async () => {
    const { inbox, parked, take } = openGate();
    const said = [await take({ body: bytesOf({ pan: '4242424242424242' }) })];
    said.push(await take({ eventId: 'e2', fault: 'UNREADABLE', body: Buffer.from('pan=4242+4242+4242+4242') }));
    expect(said).toEqual(['parked', 'parked']);
    for (const { body, parking } of parked) expect([body.length, parking?.reason]).toEqual([0, 'CARD_DATA']);
    expect((await inbox.find('provider/e1'))?.body).toHaveLength(0);
  });
});

describe('a replay', () => {
  it('C4 brings a parked callback to its invoice, once its provider is there to read it', async () => {
    const { brought, gate, inbox } = openGate();
    const message = { headers: {}, body: bytesOf({ tag: TAG }) };
    const callback = { id: 'provider/e1', providerId: 'provider', tag: '', receivedTime: 1, ...message };
    await inbox.put(callback, { reason: 'UNKNOWN_PROVIDER', time: 2 });
    expect(await gate.replay('provider/e1')).toBe('taken');
    expect(brought).toEqual([`provider/e1 for ${TAG} to invoice/party/invoice`]);
    expect(await gate.replay('provider/e1')).toBe('unknown');
  });

  it('C4 leaves one waiting that its invoice does not take', async () => {
    const { gate, inbox, take } = openGate({ ok: true, response: new Uint8Array() });
    await take({});
    await inbox.park('provider/e1', { reason: 'NOT_TAKEN', time: 2 });
    expect([await gate.replay('provider/e1'), await gate.replay('provider/e1')]).toEqual(['waiting', 'waiting']);
    expect(await inbox.counts()).toEqual({ waiting: 1, parked: 0 });
  });

  it('C4 leaves one parked that nobody can read', async () => {
    const { brought, gate, inbox, take } = openGate();
    await take({ providerId: 'stranger' });
    expect(await gate.replay('stranger/e1')).toBe('unidentified');
    expect([brought, await inbox.counts()]).toEqual([[], { waiting: 0, parked: 1 }]);
  });
});

describe('a callback at the door of a node', () => {
  const message = (eventId: string) => ({ headers: {}, body: bytesOf({ tag: TAG, eventId }) });

  it('is answered with what its adapter says', async () => {
    expect(text((await openGate().gate.accept('terse', message('1'))) as never)).toBe('adapter says');
  });

  it('C1 is acknowledged once it is stored, whatever happens on the way to its invoice', async () => {
    const lost = new Error('no way there');
    const { gate, inbox, failures, take } = openGate(lost);
    expect(text((await gate.accept('terse', message('1'))) as never)).toBe('*ok*');
    expect(await take({})).toBe('stored');
    expect([failures, await inbox.counts()]).toEqual([[lost, lost], { waiting: 2, parked: 0 }]);
  });

  it('is acknowledged at once where that is wanted, while it is on its way', async () => {
    const { gate, brought } = openGate();
    expect(text((await gate.accept('terse', message('1'), { atOnce: true })) as never)).toBe('*ok*');
    expect(brought).toEqual([`terse/1 for ${TAG} to invoice/party/invoice`]);
  });

  it('is answered with the acknowledgement of its provider where nobody says anything', async () => {
    const { gate } = openGate(refuse('OVERLOADED', 'Too many wait'));
    expect(text((await gate.accept('terse', message('1'))) as never)).toBe('*ok*');
    expect(text((await gate.accept('terse', message('1'))) as never)).toBe('*ok*');
    expect(text((await gate.accept('provider', message('2'))) as never)).toBe('');
  });
});
