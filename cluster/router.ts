import { assert } from '../src/base/assert.ts';
import { doublingDelayMs } from '../src/base/backoff.ts';
import { type Refusal, refuse } from '../src/domain/errors.ts';
import { parseStream, partitionOf, type StreamId } from '../src/domain/ids.ts';
import type { Bus } from '../src/ports/bus.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import type { AnyEntities, EntityAnswer, EntityState, RequestContext } from '../src/ports/entities.ts';
import type { Leases } from '../src/ports/leases.ts';
import { type AnswerHere, MOVED } from './answer-here.ts';
import { isInternal, type LinkAnswer, type LinkRequest } from './link-call.ts';
import type { Links } from './links.ts';
import type { Membership } from './membership.ts';
import type { Placement } from './placement.ts';
import { createStreamOrder } from './stream-order.ts';

/**
 * The door to all invoices and payouts of the cluster: brings a call to whoever owns its stream now.
 *  W1 The caller gets what the owner answers. While there is no owner, or it does not answer, the same call is repeated until
 *     shortly before the caller's deadline, and then refused with a reason that says to come again.
 *  W2 A repeat is the same request: it meets what the one before it made (P5). What a node asks for by itself may be done twice.
 *  W3 A command never overtakes an earlier one of the same stream, be that repeated or not (E3).
 *  W4 Whoever waits looks again when ownership has changed, and does not wait for an answer of a former owner.
 *  W5 A node that reaches nobody says so at once: its caller may ask another node within the same deadline.
 */
export interface Router extends AnyEntities {
  /** Whatever waits for an owner is refused. */
  stop(): void;
}

export interface RouterOptions {
  readonly here: AnswerHere;
  readonly leases: Pick<Leases, 'owns' | 'onChange'>;
  readonly placement: Pick<Placement, 'ownerOf' | 'onChange'>;
  readonly membership: Pick<Membership, 'self' | 'members' | 'onChange'>;
  readonly links: Links;
  readonly bus: Pick<Bus, 'connected'>;
  readonly clock: MachineClock;
  /** Folds the records of a stream; undefined when there are none. */
  readonly loadState: (stream: StreamId) => Promise<LoadedState | undefined>;
}

export interface LoadedState {
  readonly state: EntityState;
  readonly sequence: number;
}

interface Waiter {
  readonly partition: number;
  readonly place: string | undefined;
  readonly wake: () => void;
}

const FIRST_REPEAT_MS = 5;
const LAST_REPEAT_MS = 200;
/** An answer that did not come by then was lost on its way, or the owner is dead. */
const ATTEMPT_MS = 2_000;
/** What is left of a deadline when we give up: the refusal has to travel too. */
const MARGIN_MS = 50;
/** For calls without a deadline: who sends them comes again. */
const PATIENCE_MS = 30_000;
/** As many as the mailbox of an invoice, and as a node, takes. */
const MOST_OF_ONE_STREAM = 256;
const MOST_OPEN = 10_000;

export function createRouter(options: RouterOptions): Router {
  const { here, leases, placement, membership, links, bus, clock, loadState } = options;
  const me = membership.self.incarnation;
  const order = createStreamOrder();
  const waiters = new Set<Waiter>();
  let nodes: ReadonlyMap<string, string> = new Map();
  let open = 0;
  let stopped = false;

  /** Incarnation of who should be asked; undefined while nobody can be. */
  const placeOf = (partition: number): string | undefined => {
    if (leases.owns(partition)) return me;
    const owner = placement.ownerOf(partition);
    // What is to be ours is not yet.
    return owner !== undefined && owner !== me && nodes.has(owner) ? owner : undefined;
  };

  const lookAgain = (): void => {
    for (const waiter of [...waiters]) if (placeOf(waiter.partition) !== waiter.place) waiter.wake();
  };
  const followMembers = (): void => {
    const before = nodes;
    nodes = new Map(membership.members().map(({ incarnation, node }) => [incarnation, node]));
    for (const incarnation of before.keys()) if (!nodes.has(incarnation)) links.gone(incarnation);
    lookAgain();
  };
  const followPlacement = (): void => {
    links.recheck((incarnation, stream) => placement.ownerOf(partitionOf(stream)) === incarnation);
    lookAgain();
  };
  followMembers();
  const forget = [membership.onChange(followMembers), placement.onChange(followPlacement), leases.onChange(lookAgain)];

  /** Until the time has passed, or another one should be asked (W4). */
  const rest = (partition: number, place: string | undefined, delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        waiters.delete(waiter);
        resolve();
      };
      const waiter = { partition, place, wake };
      const cancel = clock.after(delayMs, wake);
      waiters.add(waiter);
    });

  const attempt = async (place: string | undefined, call: LinkRequest, timeoutMs: number): Promise<LinkAnswer> => {
    if (place === me) return await here(call);
    const node = place === undefined ? undefined : nodes.get(place);
    if (place === undefined || node === undefined) return MOVED;
    const answer = await links.send({ node, incarnation: place }, call, timeoutMs);
    if (answer === 'lost') return MOVED; // It may have been taken: the repeat finds out (W2).
    return answer.type === 'stateless' ? { type: 'answer', answer: await withState(call, answer, loadState) } : answer;
  };

  /** W1 */
  const answerTo = async (call: LinkRequest, deadlineMs: number): Promise<LinkAnswer | Refusal> => {
    if (clock.nowMs() >= deadlineMs) return moving(call.stream); // Its turn came too late.
    const partition = partitionOf(call.stream);
    const endMs = deadlineMs - MARGIN_MS;
    let refusal = moving(call.stream);
    let tries = 0;
    do {
      const place = placeOf(partition);
      if (place !== me && !bus.connected()) break; // W5
      const leftMs = Math.max(endMs - clock.nowMs(), MARGIN_MS);
      const answer = await attempt(place, call, Math.min(ATTEMPT_MS, leftMs));
      const why = whyAgain(call.stream, answer);
      if (why === undefined) return answer;
      refusal = why;
      const delayMs = Math.min(doublingDelayMs(tries, FIRST_REPEAT_MS, LAST_REPEAT_MS), endMs - clock.nowMs());
      tries += 1;
      if (placeOf(partition) !== place) tries = 0;
      else if (delayMs > 0 && !stopped) await rest(partition, place, delayMs);
    } while (clock.nowMs() < endMs && !stopped);
    return refusal;
  };

  const answerClient = async (call: LinkRequest & { readonly request: RequestContext }): Promise<EntityAnswer> => {
    const { deadlineMs } = call.request;
    const endMs = deadlineMs === Number.POSITIVE_INFINITY ? clock.nowMs() + PATIENCE_MS : deadlineMs;
    const waits = order.length(call.stream);
    if (!isInternal(call) && (open >= MOST_OPEN || waits >= MOST_OF_ONE_STREAM)) return OVERLOADED;
    open += 1;
    try {
      const answer = await inOrder(call, () => answerTo(call, endMs));
      if ('ok' in answer) return answer;
      assert(answer.type === 'answer', `a node answered with ${answer.type}`);
      return answer.answer;
    } finally {
      open -= 1;
    }
  };

  /** A read waits for the commands before it, and keeps nobody waiting. */
  const inOrder = async <Given>({ type, stream }: LinkRequest, work: () => Promise<Given>): Promise<Given> => {
    if (type === 'ask') return await order.run(stream, work);
    const before = order.before(stream);
    if (before !== undefined) await before;
    return await work();
  };

  return {
    ask: (stream, command, request) => answerClient({ type: 'ask', stream, command, request }),
    read: (stream, request) => answerClient({ type: 'read', stream, request }),
    deliverCallback: async (stream, tag, callbackId) => {
      const call: LinkRequest = { type: 'callback', stream, tag, callbackId };
      const answer = await answerTo(call, clock.nowMs() + PATIENCE_MS);
      if ('ok' in answer) return answer;
      assert(answer.type === 'callback', `a node answered a callback with ${answer.type}`);
      return answer.answer;
    },
    touch: async (stream) => {
      await answerTo({ type: 'touch', stream }, clock.nowMs() + PATIENCE_MS);
    },
    stop: () => {
      stopped = true;
      for (const forgetOne of forget) forgetOne();
      for (const { wake } of [...waiters]) wake();
    },
  };
}

function moving(stream: StreamId): Refusal {
  return refuse('OWNER_MOVING', `The ${parseStream(stream).kind} has no owner that answers; repeat the request`);
}

const OVERLOADED = refuse('OVERLOADED', 'Too many requests wait for an answer; repeat the request later');

/** What the caller is told if time runs out before the call can be repeated; undefined for an answer that stands. */
function whyAgain(stream: StreamId, answer: LinkAnswer): Refusal | undefined {
  if (answer.type === 'moved') return moving(stream);
  if (!('answer' in answer) || answer.answer.ok) return undefined;
  return answer.answer.reason === 'JOURNAL_UNAVAILABLE' ? answer.answer : undefined;
}

/** The state as this release folds it. What was not stored has none. */
async function withState(
  call: LinkRequest,
  { made }: LinkAnswer & { readonly type: 'stateless' },
  loadState: RouterOptions['loadState'],
): Promise<EntityAnswer> {
  if ('request' in call && call.request.validateOnly === true) {
    return refuse(
      'OWNER_MOVING',
      `The owner of the ${parseStream(call.stream).kind} is of another release; repeat the request`,
    );
  }
  const loaded = await loadState(call.stream).catch(() => undefined);
  if (loaded === undefined) {
    const { kind } = parseStream(call.stream);
    return refuse('JOURNAL_UNAVAILABLE', `The ${kind} cannot be read; repeat the request`);
  }
  return { ok: true, ...loaded, ...(made === undefined ? {} : { made }) };
}
