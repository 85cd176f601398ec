import { isDeepStrictEqual } from 'node:util';
import type { PlanId } from '../domain/ids.ts';
import { amountText } from '../domain/money.ts';
import type { LedgerPlan, LedgerPosting, LimitShare } from '../ports/ledger.ts';
import type { ExpectedPlan, ExpectedPosting } from './expected-books.ts';
import { differences, type Finding } from './finding.ts';

/** A plan of the ledger against what the journal says of it. */
export function comparePlan(
  planId: PlanId,
  actual: LedgerPlan | undefined,
  expected: ExpectedPlan,
): readonly Finding[] {
  const subject = `plan ${planId}`;
  if (actual === undefined) {
    const message = `is not in the ledger; ${expected.stream} says it is ${expected.status}`;
    return [{ type: 'plan_missing', subject, message }];
  }
  const postings = actual.postings.map(postingOf);
  const findings: Finding[] = differences('posting', postings, expected.postings, postingText, 'the journal').map(
    (message) => ({ type: 'posting_wrong', subject, message }),
  );
  const [is, must] = [headerOf(actual), headerOf(expected)];
  if (isDeepStrictEqual(is, must)) return findings;
  const message = `is ${headerText(is)}; the journal says ${headerText(must)}`;
  return [{ type: 'plan_wrong', subject, message }, ...findings];
}

type Header = Omit<ExpectedPlan, 'postings'>;

function headerOf({ status, stream, holdTime, finalTime }: Header): Header {
  return { status, stream, holdTime, ...(finalTime === undefined ? {} : { finalTime }) };
}

function headerText({ status, stream, holdTime, finalTime }: Header): string {
  const times = `held at ${isoTime(holdTime)}${finalTime === undefined ? '' : `, final at ${isoTime(finalTime)}`}`;
  return `${status}, of ${stream}, ${times}`;
}

function postingOf({
  position: _position,
  planId: _planId,
  status: _status,
  ...posting
}: LedgerPosting): ExpectedPosting {
  return posting;
}

function postingText({ batchId, source, destination, amountMinor, currency, details }: ExpectedPosting): string {
  const note = details === undefined ? '' : ` "${details}"`;
  return `${amountText(amountMinor, currency)} from ${source} to ${destination} in batch ${batchId}${note}`;
}

/** A share of a limit operation that the journal says there is, against its row. */
export function compareShare(actual: LimitShare | undefined, expected: LimitShare): readonly Finding[] {
  const subject = `limit operation ${expected.operation}`;
  const must = `the journal says ${expected.status} with ${expected.delta}`;
  if (actual === undefined) {
    return [{ type: 'limit_missing', subject, message: `has no share of ${expected.counter}; ${must}` }];
  }
  if (actual.status === expected.status && actual.delta === expected.delta) return [];
  const message = `its share of ${expected.counter} is ${actual.status} with ${actual.delta}; ${must}`;
  return [{ type: 'limit_wrong', subject, message }];
}

/** With the microseconds, which may be what differs. */
function isoTime(time: number): string {
  return `${new Date(Math.floor(time / 1000)).toISOString().slice(0, -1)}${String(time % 1000).padStart(3, '0')}Z`;
}
