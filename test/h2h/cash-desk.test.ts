import { describe, expect, it } from 'vitest';
import type { CashDesk } from '../../src/domain/configuration.ts';
import type { HostToHostCall } from '../../src/h2h/operations/call.ts';
import { openDesk } from '../../src/h2h/operations/cash-desk.ts';
import { OperationRefused } from '../../src/h2h/operations/refused.ts';
import { configurationOf } from '../domain/world.ts';

const RATE = { perSecond: 1, burst: 1 };

const deskOf = (id: string, partyId: string, disabled = false): CashDesk => ({
  id,
  partyId,
  name: id,
  disabled,
  shops: new Map(),
  payinMethods: [],
  payoutMethods: [],
  urls: {},
  requestKeys: [],
  alerts: { algorithm: 'HMAC-SHA512', secret: 'S' },
  onExpiry: 'dispute',
  defaultLifetimeMs: 600_000,
  confirmTimeoutMs: 600_000,
  rateLimits: { create: RATE, read: RATE },
});

const DESKS = [deskOf('mine', 'me'), deskOf('second', 'me'), deskOf('closed', 'me', true), deskOf('theirs', 'them')];
const configuration = { ...configurationOf(), projects: new Map(DESKS.map((desk) => [desk.id, desk])) };

const call = (role: 'merchant' | 'operator', who: Pick<HostToHostCall, 'partyId' | 'projectId'>): HostToHostCall => ({
  actor: { credential: 'key', role },
  deadlineMs: 0,
  ...who,
});
const merchant = call('merchant', { partyId: 'me' });
const signed = call('merchant', { partyId: 'me', projectId: 'mine' });
const operator = call('operator', {});

describe('a cash desk', () => {
  it.each<[string, HostToHostCall, string, string]>([
    ['its own', merchant, 'mine', 'open'],
    ['another of its own', merchant, 'second', 'open'],
    ['one of another party', merchant, 'theirs', 'PROJECT_NOT_FOUND'],
    ['one that is not there', merchant, 'none', 'PROJECT_NOT_FOUND'],
    ['one that is disabled', merchant, 'closed', 'PROJECT_DISABLED'],
    ['the one that signed', signed, 'mine', 'open'],
    ['another of the party, by a signature of the first', signed, 'second', 'PROJECT_NOT_FOUND'],
    ['anybody’s, as an operator', operator, 'theirs', 'open'],
    ['one that is disabled, as an operator', operator, 'closed', 'open'],
  ])('P10 is for its own party: %s', (_what, asked, projectId, expected) => {
    const outcome = (): string => {
      try {
        return openDesk({ configurations: { latest: () => configuration }, webhookPorts: [443] }, asked, projectId).desk
          .id === projectId
          ? 'open'
          : 'another';
      } catch (error) {
        return error instanceof OperationRefused ? error.refusal.reason : String(error);
      }
    };
    expect(outcome()).toBe(expected);
  });
});
