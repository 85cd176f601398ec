import { hash } from 'node:crypto';
import type { PublicEvent } from '../src/ports/events.ts';
import type { NodeRun } from './link-call.ts';

/**
 * Every name that this program has in NATS, with what is stored behind it. The permissions in deploy/nats and the pages on
 * events and bridges are about these.
 */
export interface BucketNames {
  readonly name: string;
  readonly storage: 'file' | 'memory';
  /** What is older is gone. Absent: nothing ever is. */
  readonly ttlMs?: number;
  /** Several nodes write one key: of two writes at once one has to fail, on any release of the servers. For few and small writes. */
  readonly contended?: true;
}

export const BUCKETS = {
  members: { name: 'turnpike_members', storage: 'file', ttlMs: 15_000 },
  assignment: { name: 'turnpike_assign', storage: 'file', contended: true },
  /** How far the publisher of events has come. */
  cursors: { name: 'turnpike_cursors', storage: 'file', contended: true },
  /** In the memory of the servers, never on a disk of theirs. */
  cvv: { name: 'turnpike_cvv', storage: 'memory', ttlMs: 15 * 60 * 1000 },
} as const satisfies Readonly<Record<string, BucketNames>>;

export interface StreamNames {
  readonly name: string;
  readonly subjects: readonly string[];
}

export const STREAMS = {
  events: { name: 'TURNPIKE_EVENTS', subjects: ['turnpike.events.>'] },
  callbacks: { name: 'TURNPIKE_CALLBACKS', subjects: ['turnpike.callbacks.>'] },
  parked: { name: 'TURNPIKE_PARKED', subjects: ['turnpike.parked.>'] },
} as const satisfies Readonly<Record<string, StreamNames>>;

/** What one run of a node is asked, and what it is answered. Names and incarnations have letters, digits, `_` and `-` alone. */
export function nodeSubject({ node, incarnation }: NodeRun): string {
  return `turnpike.node.${node}.${incarnation}`;
}

/** That something was committed in a partition. */
export function hintSubject(partition: number | '*'): string {
  return `turnpike.hint.${partition}`;
}

/** That a CVV was used up: the node that took it from the payer forgets its own copy. */
export const CVV_FORGOTTEN_SUBJECT = 'turnpike.cvv.forgotten';

/** Subject of an event: its kind, its shop, and its invoice or payout, the last two hashed, since clients choose their ids. */
export function eventSubject({ kind, partyId, shopId, id }: EventSubject): string {
  return `turnpike.events.${kind}.${subjectToken(partyId, shopId)}.${subjectToken(partyId, id)}`;
}

type EventSubject = Pick<PublicEvent, 'kind' | 'partyId' | 'shopId' | 'id'>;

/** The first 16 hexadecimal digits of the SHA-256 of `party/id`. */
function subjectToken(partyId: string, id: string): string {
  return hash('sha256', `${partyId}/${id}`).slice(0, 16);
}

/** Headers of an event, beside those of NATS. */
export const EVENT_HEADERS = { kind: 'Turnpike-Kind', position: 'Turnpike-Position' } as const;

/** Callbacks on their way from a bridge to the nodes. */
export function callbackSubject(providerId: string): string {
  return `turnpike.callbacks.${providerId}`;
}

/** Copies of callbacks that were parked. */
export function parkedSubject(providerId: string): string {
  return `turnpike.parked.${providerId}`;
}

/** The one consumer of the callbacks, which all nodes share. */
export const CALLBACK_CONSUMER = 'turnpike-nodes';

/** Why a callback was parked. */
export const PARKED_REASON_HEADER = 'Turnpike-Reason';
