import { describe, expect, it } from 'vitest';
import type { RouterOptions } from '../../cluster/router.ts';
import { type Refusal, refuse } from '../../src/domain/errors.ts';
import { FOLD_VERSION } from '../../src/domain/fold-version.ts';
import { partitionOf } from '../../src/domain/ids.ts';
import { NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import type { Answer, Entities, RequestContext } from '../../src/ports/entities.ts';
import { type RouterNode, type RouterWorld, routerWorld } from './router-world.ts';

const STREAM = 'invoice/party/invoice';
const OTHER = 'invoice/party/other';
const COMMAND: InvoiceCommand = { type: 'FulfillInvoice', reason: 'done' };
const MOVING = refuse('OWNER_MOVING', 'moving');
const AWAY = refuse('JOURNAL_UNAVAILABLE', 'away');
const NOT_FOUND = refuse('INVOICE_NOT_FOUND', 'none');
const NODE = { credential: 'node', role: 'node' } as const;

interface Scripted extends Entities {
  /** What was asked, in order: comments of requests, tags of callbacks, streams of touches. */
  readonly asked: string[];
  /** Answers each with what comes first here, and accepts when there is nothing. */
  readonly answers: (Refusal | 'never')[];
  readonly deadlines: number[];
}

/** In place of a registry. */
function scripted(): Scripted {
  const asked: string[] = [];
  const answers: (Refusal | 'never')[] = [];
  const deadlines: number[] = [];
  const next = (): Promise<Answer> => {
    const answer = answers.shift();
    if (answer === 'never') return new Promise(() => {});
    return Promise.resolve(answer ?? { ok: true, state: NO_INVOICE, sequence: asked.length });
  };
  const take = (name: string, request?: RequestContext): Promise<Answer> => {
    asked.push(name);
    if (request !== undefined) deadlines.push(request.deadlineMs);
    return next();
  };
  return {
    asked,
    answers,
    deadlines,
    ask: (_stream, _command, request) => take(request.comment ?? '', request),
    read: (_stream, request) => take(request.comment ?? '', request),
    deliverCallback: async (_stream, tag) => {
      const answer = await take(tag);
      return answer.ok ? { ok: true, response: new Uint8Array([1]) } : answer;
    },
    touch: async (stream) => {
      await take(stream);
    },
  };
}

interface Scene extends RouterWorld {
  /** Where calls come in. */
  readonly door: RouterNode & { readonly local: Scripted };
  /** Who owns everything. */
  readonly owner: RouterNode & { readonly local: Scripted };
}

/** Two nodes, the other one of which owns all. */
function scene(rest: Partial<RouterOptions & { readonly foldVersion: number }> = {}): Scene {
  const world = routerWorld();
  const [doorLocal, ownerLocal] = [scripted(), scripted()];
  const door = { ...world.join('door', doorLocal, rest), local: doorLocal };
  const owner = { ...world.join('owner', ownerLocal), local: ownerLocal };
  owner.leases.own();
  world.assign(owner);
  return { ...world, door, owner };
}

/** The node where calls come in owns all itself. */
function alone(): Scene {
  const world = scene();
  world.owner.leases.disown();
  world.door.leases.own();
  world.assign(world.door);
  return { ...world, owner: world.door };
}

function requestOf({ clock }: Scene, comment: string, rest: Partial<RequestContext> = {}): RequestContext {
  const deadlineMs = clock.nowMs() + 5_000;
  return {
    actor: { credential: 'key', role: 'merchant' },
    comment,
    requestId: comment,
    deadlineMs,
    newKeys: [],
    ...rest,
  };
}

/** Sends a command or a read, and shows what it has come to. */
function send(scene: Scene, comment: string, rest: Partial<RequestContext> & { readonly stream?: string } = {}) {
  const { stream = STREAM, ...request } = rest;
  const { router } = scene.door;
  const context = requestOf(scene, comment, request);
  return watched(comment.startsWith('read') ? router.read(stream, context) : router.ask(stream, COMMAND, context));
}

function watched<Given>(promise: Promise<Given>) {
  const seen: { value: Given | 'pending' } = { value: 'pending' };
  void promise.then((value) => {
    seen.value = value;
  });
  return seen;
}

const accepted = (sequence: number): Answer => ({ ok: true, state: NO_INVOICE, sequence });

describe('a router that reaches nobody', () => {
  it('W5 refuses what others own at once, and answers for what it owns', async () => {
    const cutOff = { bus: { connected: () => false } };
    const world = scene(cutOff);
    world.door.leases.own([partitionOf(OTHER)]);
    const [foreign, own] = [send(world, 'a'), send(world, 'b', { stream: OTHER })];
    await world.pass(0);
    expect(foreign.value).toMatchObject({ ok: false, reason: 'OWNER_MOVING' });
    expect(own.value).toEqual(accepted(1));
  });
});

describe('a router at the owner', () => {
  it('W1 gives what the node answers, and reaches it within the call', async () => {
    const world = alone();
    world.owner.local.answers.push(NOT_FOUND);
    const [refused, read] = [send(world, 'a'), send(world, 'read b', { stream: OTHER })];
    expect(world.owner.local.asked).toEqual(['a', 'read b']);
    await world.pass(0);
    expect([refused.value, read.value]).toEqual([NOT_FOUND, accepted(2)]);
  });

  it.each([MOVING, AWAY])('W1 repeats what is answered with $reason', async (refusal) => {
    const world = alone();
    world.owner.local.answers.push(refusal, refusal);
    const answer = send(world, 'a');
    await world.pass(4);
    expect(world.owner.local.asked).toEqual(['a']);
    await world.pass(1);
    expect(world.owner.local.asked).toEqual(['a', 'a']);
    await world.pass(10);
    expect(answer.value).toEqual(accepted(3));
  });

  it('W1 repeats nothing that it is told when the node itself shuts down', async () => {
    const world = alone();
    const draining = refuse('DRAINING', 'shutting down');
    world.owner.local.answers.push(draining);
    const answer = send(world, 'a');
    await world.pass(0);
    expect(answer.value).toEqual(draining);
  });
});

describe('a router elsewhere', () => {
  it('W1 gives what the owner answers: its state, its refusal, what it was sent, once', async () => {
    const world = scene();
    world.owner.local.answers.push(NOT_FOUND);
    const [refused, read] = [send(world, 'a'), send(world, 'read b', { stream: OTHER })];
    await world.pass(0);
    expect([refused.value, read.value]).toEqual([NOT_FOUND, accepted(2)]);
    expect(world.owner.local.asked).toEqual(['a', 'read b']);
    expect(world.door.local.asked).toEqual([]);
  });

  it('W1 brings callbacks and touches too', async () => {
    const world = scene();
    const callback = watched(world.door.router.deliverCallback(STREAM, 'tag', 'bank/1'));
    const touch = watched(world.door.router.touch(STREAM).then(() => 'touched'));
    await world.pass(0);
    expect(callback.value).toEqual({ ok: true, response: new Uint8Array([1]) });
    expect(touch.value).toBe('touched');
    expect(world.owner.local.asked).toEqual(['tag', STREAM]);
  });

  it('W1 repeats a callback and a touch until somebody owns their invoice, for half a minute', async () => {
    const world = scene();
    world.owner.leases.disown();
    const callback = watched(world.door.router.deliverCallback(STREAM, 'tag', 'bank/1'));
    const touch = watched(world.door.router.touch(STREAM).then(() => 'touched'));
    const late = watched(world.door.router.deliverCallback(OTHER, 'late', 'bank/2'));
    await world.pass(10_000, 50);
    world.owner.leases.own([partitionOf(STREAM)]);
    await world.pass(200);
    expect([callback.value, touch.value]).toEqual([{ ok: true, response: new Uint8Array([1]) }, 'touched']);
    await world.pass(20_000, 50);
    expect(late.value).toMatchObject({ ok: false, reason: 'OWNER_MOVING' });
  });

  it.each([MOVING, AWAY, refuse('DRAINING', 'shutting down')])(
    'W1 repeats what the owner answers with $reason, with the same request id',
    async (refusal) => {
      const world = scene();
      world.owner.local.answers.push(refusal, refusal);
      const answer = send(world, 'a');
      await world.pass(30, 5);
      expect(answer.value).toEqual(accepted(3));
      expect(world.owner.local.asked).toEqual(['a', 'a', 'a']);
    },
  );

  it('W1 repeats later and later, and gives up 50 ms before the deadline', async () => {
    const world = scene();
    world.owner.local.answers.push(...Array(100).fill(MOVING));
    const answer = send(world, 'a');
    const times: number[] = [];
    for (let passedMs = 0; passedMs < 4_950; passedMs += 1) {
      await world.pass(1);
      if (world.owner.local.asked.length > times.length) times.push(passedMs);
      if (passedMs < 4_940) expect(answer.value).toBe('pending');
    }
    expect(times.slice(0, 9)).toEqual([0, 4, 14, 34, 74, 154, 314, 514, 714]);
    expect(answer.value).toMatchObject({ ok: false, reason: 'OWNER_MOVING' });
  });

  it('W1 says that the journal is away when that is why', async () => {
    const world = scene();
    world.owner.local.answers.push(...Array(100).fill(AWAY));
    const answer = send(world, 'a');
    await world.pass(5_000, 50);
    expect(answer.value).toEqual(AWAY);
  });

  it('W1 waits half a minute for an owner where there is no deadline', async () => {
    const world = scene();
    world.owner.leases.disown();
    const answer = send(world, 'a', { actor: NODE, deadlineMs: Number.POSITIVE_INFINITY });
    await world.pass(29_000, 100);
    expect(answer.value).toBe('pending');
    await world.pass(1_000, 100);
    expect(answer.value).toMatchObject({ reason: 'OWNER_MOVING' });
  });

  it('W2 repeats the same request when no answer came within two seconds', async () => {
    const world = scene();
    world.hub.disturb('owner', 'door', { lost: 1 });
    const answer = send(world, 'a');
    await world.pass(1_000);
    world.hub.disturb('owner', 'door', {});
    await world.pass(999);
    expect([answer.value, world.owner.local.asked]).toEqual(['pending', ['a']]);
    await world.pass(6, 1);
    expect([answer.value, world.owner.local.asked]).toEqual([accepted(2), ['a', 'a']]);
  });

  it('W2 hands the owner the time that is left, not the time that there was', async () => {
    const world = scene();
    world.owner.local.answers.push('never');
    send(world, 'a');
    await world.pass(2_005, 5);
    expect(world.owner.local.deadlines).toEqual([6_000, 6_000]);
  });

  it('W4 asks the new owner at once when the old one lets go', async () => {
    const world = scene();
    const next = scripted();
    const heir = world.join('heir', next);
    world.owner.leases.disown();
    const answer = send(world, 'a');
    await world.pass(1_000, 50);
    heir.leases.own();
    world.assign(heir);
    await world.pass(0);
    expect(answer.value).toEqual(accepted(1));
    expect(next.asked).toEqual(['a']);
  });

  it('W4 waits for no answer of a former owner', async () => {
    const world = scene();
    world.owner.local.answers.push('never', 'never');
    const [answer, read] = [send(world, 'a'), send(world, 'read b')];
    await world.pass(0);
    world.door.leases.own();
    world.assign(world.door);
    await world.pass(0);
    expect([answer.value, read.value]).toEqual([accepted(1), accepted(2)]);
    expect(world.door.links.stats().outstanding).toBe(0);
  });

  it('W4 takes a call up at once when the node has become the owner itself', async () => {
    const world = scene();
    world.owner.leases.disown();
    world.assign(world.door);
    const answer = send(world, 'a');
    await world.pass(1_000, 100);
    expect([answer.value, world.door.local.asked]).toEqual(['pending', []]);
    world.door.leases.own();
    await world.pass(0);
    expect(answer.value).toEqual(accepted(1));
  });

  it('W4 asks nobody that it does not know, and asks at once when it does', async () => {
    const world = scene();
    world.assign({ node: 'heir', incarnation: 'heir1' });
    const answer = send(world, 'a');
    await world.pass(1_000, 100);
    const heir = world.join('heir', scripted());
    heir.leases.own();
    await world.pass(200);
    expect(answer.value).toEqual(accepted(1));
    expect(world.owner.local.asked).toEqual([]);
  });

  it('W4 gives up at once on a node that is gone, and waits for the next owner', async () => {
    const world = scene();
    world.owner.local.answers.push('never');
    const answer = send(world, 'a');
    await world.pass(0);
    world.leave(world.owner);
    expect(world.door.links.stats().outstanding).toBe(0);
    await world.pass(100, 10);
    world.door.leases.own();
    world.assign(world.door);
    await world.pass(0);
    expect(answer.value).toEqual(accepted(1));
  });

  it('refuses what waits when it is stopped', async () => {
    const world = scene();
    world.owner.leases.disown();
    const answer = send(world, 'a');
    await world.pass(10);
    world.door.router.stop();
    await world.pass(0);
    expect(answer.value).toMatchObject({ reason: 'OWNER_MOVING' });
  });
});

describe('commands of one invoice', () => {
  it('W3 keep their order while the first is repeated, wherever they are answered', async () => {
    for (const world of [scene(), alone()]) {
      const { local } = world.owner;
      local.answers.push(MOVING, MOVING);
      const sent = ['a', 'b', 'c'].map((name) => send(world, name));
      await world.pass(50, 5);
      expect(local.asked).toEqual(['a', 'a', 'a', 'b', 'c']);
      expect(sent.map(({ value }) => value)).toEqual([accepted(3), accepted(4), accepted(5)]);
    }
  });

  it('W3 keep their order though messages are lost', async () => {
    const world = scene();
    world.hub.disturb('door', 'owner', { lost: 1 });
    send(world, 'a');
    await world.pass(10);
    world.hub.disturb('door', 'owner', {});
    send(world, 'b');
    send(world, 'other', { stream: OTHER });
    await world.pass(0);
    expect(world.owner.local.asked).toEqual(['other']);
    await world.pass(2_000, 10);
    expect(world.owner.local.asked).toEqual(['other', 'a', 'b']);
  });

  it('W3 are seen by reads that come later, and wait for none', async () => {
    const world = scene();
    const { local } = world.owner;
    local.answers.push(MOVING);
    for (const name of ['a', 'read b', 'read c']) send(world, name);
    await world.pass(20, 5);
    expect(local.asked).toEqual(['a', 'a', 'read b', 'read c']);
    local.answers.push('never');
    send(world, 'read d');
    await world.pass(0);
    const last = send(world, 'e');
    await world.pass(0);
    expect(last.value).toEqual(accepted(6));
  });

  it('W3 are not sent any more when their turn comes after their deadline', async () => {
    const world = scene();
    world.owner.leases.disown();
    send(world, 'a', { deadlineMs: world.clock.nowMs() + 3_000 });
    const late = send(world, 'b', { deadlineMs: world.clock.nowMs() + 1_000 });
    await world.pass(2_500, 100);
    world.owner.leases.own();
    await world.pass(400, 100);
    expect(world.owner.local.asked).toEqual(['a']);
    expect(late.value).toMatchObject({ reason: 'OWNER_MOVING' });
  });

  it('are refused when 256 of them wait, except what the node asks for itself', async () => {
    const world = scene();
    world.owner.leases.disown();
    for (let number = 0; number < 256; number += 1) send(world, String(number));
    const [command, read] = [send(world, 'one too many'), send(world, 'read one too many')];
    const [own, other] = [send(world, 'own', { actor: NODE }), send(world, 'other', { stream: OTHER })];
    await world.pass(0);
    const overloaded = { ok: false, reason: 'OVERLOADED' };
    expect([command.value, read.value]).toMatchObject([overloaded, overloaded]);
    expect([own.value, other.value]).toEqual(['pending', 'pending']);
    world.owner.leases.own();
    await world.pass(1_000, 2);
    expect(world.owner.local.asked).toHaveLength(258);
  });

  it('are refused when ten thousand of all invoices wait', async () => {
    const world = scene();
    world.owner.leases.disown();
    for (let number = 0; number < 10_000; number += 1) send(world, 'x', { stream: `invoice/party/${number}` });
    const refused = send(world, 'one too many');
    await world.pass(0);
    expect(refused.value).toMatchObject({ reason: 'OVERLOADED' });
  });
});

describe('an owner of another release', () => {
  const foldVersion = FOLD_VERSION + 1;
  const join = (rest: Partial<RouterOptions>): Scene => {
    const world = scene(rest);
    const local = scripted();
    const owner = { ...world.join('heir', local, { foldVersion }), local };
    owner.leases.own();
    world.assign(owner);
    return { ...world, owner };
  };

  it('answers, and the caller’s node folds the state by itself', async () => {
    const world = join({ loadState: async () => ({ state: NO_INVOICE, sequence: 41 }) });
    const answer = send(world, 'a');
    await world.pass(0);
    expect(answer.value).toEqual(accepted(41));
  });

  it('is asked again while the state cannot be read', async () => {
    let reads = 0;
    const loadState = async () => {
      reads += 1;
      if (reads === 1) throw new Error('no journal');
      return reads === 2 ? undefined : { state: NO_INVOICE, sequence: 41 };
    };
    const world = join({ loadState });
    const answer = send(world, 'a');
    await world.pass(30, 5);
    expect(answer.value).toEqual(accepted(41));
    expect(world.owner.local.asked).toEqual(['a', 'a', 'a']);
  });

  it('cannot show what would happen, and the caller is told to come again', async () => {
    const world = join({ loadState: async () => ({ state: NO_INVOICE, sequence: 41 }) });
    const answer = send(world, 'a', { validateOnly: true });
    await world.pass(0);
    expect(answer.value).toMatchObject({ ok: false, reason: 'OWNER_MOVING' });
    const near = scene();
    const shown = send(near, 'a', { validateOnly: true });
    await near.pass(0);
    expect(shown.value).toEqual(accepted(1));
  });
});
