import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LinkAnswer, LinkRequest } from '../../cluster/link-call.ts';
import { createLinks, type Links } from '../../cluster/links.ts';
import { createNatsBus } from '../../cluster/nats/bus.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { refuse } from '../../src/domain/errors.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';

const A = { node: 'a', incarnation: 'a1' };
const B = { node: 'b', incarnation: 'b1' };

function readOf(comment: string): LinkRequest {
  const request = {
    actor: { credential: 'key', role: 'merchant' },
    comment,
    deadlineMs: Infinity,
    newKeys: [],
  } as const;
  return { type: 'read', stream: 'invoice/party/invoice', request };
}

/** Says back what it was told. */
async function echo(call: LinkRequest): Promise<LinkAnswer> {
  return { type: 'answer', answer: refuse('MISCONFIGURED', ('request' in call && call.request.comment) || '') };
}

describeWithNats('links on NATS', () => {
  let servers: NatsServers;
  let a: Links;
  let b: Links;
  const connections: NatsConnection[] = [];
  const linksOf = async (self: typeof A): Promise<Links> => {
    const connection = await connectNats({ url: servers.url, name: self.node });
    connections.push(connection);
    const failed = (error: unknown) => expect.unreachable(String(error));
    const bus = createNatsBus({ connection, clock: systemMachineClock, failed });
    const clock = systemMachineClock;
    return createLinks({ bus, self, clock, observer: { linkCalled: () => {} }, serve: echo, failed });
  };
  const told = (answer: LinkAnswer | 'lost') =>
    answer !== 'lost' && answer.type === 'answer' && !answer.answer.ok ? answer.answer.message : answer;

  beforeAll(async () => {
    servers = await startNats();
    [a, b] = [await linksOf(A), await linksOf(B)];
    await Promise.all(connections.map((connection) => connection.flush()));
  });
  afterAll(async () => {
    a.close();
    b.close();
    await Promise.all(connections.map((connection) => connection.close()));
    await servers.stop();
  });

  it('K1 answers a thousand calls both ways at once, large ones too, each with its own answer', async () => {
    const texts = Array.from({ length: 500 }, (_, number) => `${number} `.repeat(number % 100 === 0 ? 400_000 : 1));
    const answers = await Promise.all([
      ...texts.map((text) => a.send(B, readOf(text), 20_000)),
      ...texts.map((text) => b.send(A, readOf(text), 20_000)),
    ]);
    const wrong = answers.filter((answer, index) => told(answer) !== texts[index % texts.length]);
    expect(wrong).toEqual([]);
    expect([a.stats(), b.stats()]).toEqual(Array(2).fill({ outstanding: 0, unreadable: 0 }));
  });

  it('K1 ends every call though the server is killed, and answers again when it is back', async () => {
    const before = Array.from({ length: 50 }, () => a.send(B, readOf('before'), 500));
    await servers.kill(0);
    const away = Array.from({ length: 50 }, () => a.send(B, readOf('away'), 500));
    const ended = await Promise.all([...before, ...away]);
    expect(ended.filter((answer) => answer !== 'lost' && told(answer) !== 'before')).toEqual([]);
    await servers.start(0);
    const again = async (): Promise<string> => {
      const answer = told(await a.send(B, readOf('again'), 200));
      return answer === 'again' ? answer : await again();
    };
    expect(await again()).toBe('again');
  });
});
