import type { Timestamp } from '../../base/time.ts';
import type { DisputeStatus } from '../../domain/dispute/dispute.ts';
import type { DisputeRow } from '../../ports/journal.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import type { DisputeAnswer } from './dispute.ts';
import { collectFaults } from './faults.ts';
import { readStream } from './find-application.ts';
import { MAX_PAYMENT_ID_LENGTH } from './read-application.ts';

export interface DisputeListRequest {
  readonly paymentId: string | undefined;
  readonly state: DisputeStatus['tag'] | undefined;
  readonly createdFrom: Timestamp | undefined;
  readonly createdBefore: Timestamp | undefined;
  readonly pageSize: number | undefined;
  /** A cursor that a page carried; how it travels is the door's business. */
  readonly cursor: string | undefined;
}

export interface DisputeList {
  readonly disputes: readonly DisputeAnswer[];
  readonly next?: string;
}

export const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;
/** Cases that a list reads at once: a page must not crowd out the calls beside it. */
const READS_AT_ONCE = 16;

/** The latest first. Rows say which cases; what they look like is asked of their applications, so that a list and a read agree. */
export async function listDisputes(
  ports: HostToHostPorts,
  call: HostToHostCall,
  { desk }: OpenDesk,
  { paymentId, state, createdFrom, createdBefore, pageSize = 0, cursor }: DisputeListRequest,
): Promise<DisputeList> {
  const faults = collectFaults();
  const externalId = faults.text('payment_id', paymentId, MAX_PAYMENT_ID_LENGTH);
  if (pageSize < 0 || pageSize > MAX_PAGE_SIZE) faults.wrong('page_size', `must be 1 to ${MAX_PAGE_SIZE}`);
  faults.done();
  const filter = {
    partyId: desk.partyId,
    projectId: desk.id,
    ...(externalId === undefined ? {} : { externalId }),
    ...(state === undefined ? {} : { state }),
    ...(createdFrom === undefined ? {} : { createdFrom }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
  };
  const page = await ports.queries.disputes(filter, cursor, pageSize === 0 ? DEFAULT_PAGE_SIZE : pageSize);
  const disputes: DisputeAnswer[] = [];
  for (let first = 0; first < page.rows.length; first += READS_AT_ONCE) {
    const some = page.rows.slice(first, first + READS_AT_ONCE).map((row) => readRow(ports, call, row));
    disputes.push(...(await Promise.all(some)).filter((each) => each !== undefined));
  }
  return { disputes, ...(page.next === undefined ? {} : { next: page.next }) };
}

async function readRow(
  ports: HostToHostPorts,
  call: HostToHostCall,
  { stream, disputeId }: DisputeRow,
): Promise<DisputeAnswer | undefined> {
  const view = (await readStream(ports, call, stream))?.view;
  const dispute = view?.disputes.get(disputeId);
  return view === undefined || dispute === undefined ? undefined : { view, dispute };
}
