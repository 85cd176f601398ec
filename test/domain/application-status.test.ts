import { describe, expect, it } from 'vitest';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  type ApplicationType,
  isContested,
  isFinal,
  isStep,
  nextOnTheWay,
} from '../../src/domain/application/status.ts';

const STATUSES = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];

/** Reference h2h §4.4 as it is printed, a line for each status that has a way out. */
const PRINTED: Readonly<Record<ApplicationType, string>> = {
  payin: `
    nothing: new error
    new: requisites decline error
    requisites: awaiting_confirm awaiting_3ds_result awaiting_redirect_result executing decline error
    awaiting_confirm: paid awaiting_redirect_result success decline no_payment different_amount confirm_timeout
    awaiting_3ds_result: executing awaiting_redirect_result sent_verification decline error
    awaiting_redirect_result: executing awaiting_3ds_result paid decline error
    sent_verification: paid invalid_verification decline
    invalid_verification: sent_verification decline
    paid: success decline different_amount confirm_timeout no_payment
    executing: success decline error
    no_payment: success decline
    different_amount: success decline
    confirm_timeout: success decline`,
  payout: `
    nothing: new error
    new: requisites decline error
    requisites: payout_process decline error incorrect_requisites
    payout_process: success decline payout_failed payout_timeout incorrect_requisites
    incorrect_requisites: success decline payout_process
    payout_failed: success decline payout_process
    payout_timeout: success decline payout_process`,
};

function printed(type: ApplicationType): ReadonlySet<string> {
  const lines = PRINTED[type].trim().split('\n');
  const pairs = lines.flatMap((line) => {
    const [from = '', to = ''] = line.trim().split(': ');
    return to.split(' ').map((each) => `${from} > ${each}`);
  });
  return new Set(pairs);
}

describe.each(['payin', 'payout'] as const)('the table of a %s', (type) => {
  const legal = printed(type);

  it.each(['nothing' as const, ...STATUSES])('has the steps of §4.4 from %s and no other', (from) => {
    const taken = STATUSES.filter((to) => isStep(type, from, to)).map((to) => `${from} > ${to}`);
    expect(new Set(taken)).toEqual(new Set([...legal].filter((pair) => pair.startsWith(`${from} > `))));
  });

  it('has no step that stays where it is', () => {
    expect(STATUSES.filter((status) => isStep(type, status, status))).toEqual([]);
  });

  it('leaves nothing that is final (P6)', () => {
    const left = STATUSES.filter(isFinal).flatMap((from) => STATUSES.filter((to) => isStep(type, from, to)));
    expect(left).toEqual([]);
  });

  it('finds a way by legal steps wherever one leads, and none where none does', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES) {
        if (from === to) continue;
        const way = walk(type, from, to);
        const reachable = reach(type, from).has(to);
        expect(way.at(-1) === to && way.length > 0, `${from} to ${to}`).toBe(reachable);
        expect([from, ...way].slice(0, -1).every((at, index) => legal.has(`${at} > ${way[index]}`))).toBe(true);
      }
    }
  });
});

it('every status is final, contested or on its way, and exactly one of them', () => {
  const kinds = STATUSES.map((status) => {
    const processing = APPLICATION_STATUSES[status].status === 'processing';
    return [isFinal(status), isContested(status), processing].filter(Boolean).length;
  });
  expect(new Set(kinds)).toEqual(new Set([1]));
});

it('no two statuses look the same outside', () => {
  const shown = Object.values(APPLICATION_STATUSES).map((row) => JSON.stringify(row));
  expect(new Set(shown).size).toBe(STATUSES.length);
});

/** Follows `nextOnTheWay` to the end. */
function walk(type: ApplicationType, from: ApplicationStatus, to: ApplicationStatus): readonly ApplicationStatus[] {
  const way: ApplicationStatus[] = [];
  let next = nextOnTheWay(type, from, to);
  while (next !== undefined && way.length < STATUSES.length) {
    way.push(next);
    next = next === to ? undefined : nextOnTheWay(type, next, to);
  }
  return way;
}

/** What a status leads to in one step or more. */
function reach(type: ApplicationType, from: ApplicationStatus): ReadonlySet<ApplicationStatus> {
  const reached = new Set<ApplicationStatus>();
  const open: ApplicationStatus[] = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of STATUSES) {
      if (!isStep(type, at, to) || reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}
