import { MICROS_PER_MS } from '../base/time.ts';
import { describeState } from '../describe/state.ts';
import { type Chapter, elapsedSince, type StoryEvent, tellStory, traceIdOf } from '../describe/story.ts';
import { invoiceStream } from '../domain/ids.ts';
import type { AdvanceClockRequest__Output } from '../generated/turnpike/v1/AdvanceClockRequest.ts';
import type { AdvanceClockResponse } from '../generated/turnpike/v1/AdvanceClockResponse.ts';
import type { GetTraceRequest__Output } from '../generated/turnpike/v1/GetTraceRequest.ts';
import type { ListStalledInvoicesRequest__Output } from '../generated/turnpike/v1/ListStalledInvoicesRequest.ts';
import type { ListStalledInvoicesResponse } from '../generated/turnpike/v1/ListStalledInvoicesResponse.ts';
import type { OperationsServiceDefinition } from '../generated/turnpike/v1/OperationsService.ts';
import type { Trace } from '../generated/turnpike/v1/Trace.ts';
import type { TraceEvent } from '../generated/turnpike/v1/TraceEvent.ts';
import type { TraceStep } from '../generated/turnpike/v1/TraceStep.ts';
import type { Journal, StoredRecord } from '../ports/journal.ts';
import type { Ports, UnaryMethod } from './call.ts';
import { drainNode, listNodes, listPartitions } from './cluster-methods.ts';
import { type Fields, readFields } from './fields.ts';
import { readIdentity } from './invoice-call.ts';
import { readInvoiceRows } from './list-invoices.ts';
import { listPayouts } from './list-payouts.ts';
import { pagesOf, readPageSize } from './page.ts';
import { listParkedCallbacks, replayCallback } from './parked-callbacks.ts';
import { readParty, requireParty } from './party.ts';
import { projectTime } from './project-values.ts';
import { refused } from './refused.ts';
import type { ServiceMethods } from './service-methods.ts';

const PAGE = 500;
/** One move of a sandbox's clock; two of them may follow each other. */
const MAX_DISTANCE_SECONDS = 10 * 366 * 86_400;

export function operationsMethods(ports: Ports): ServiceMethods<OperationsServiceDefinition> {
  return {
    ListStalledInvoices: listStalledInvoices(ports),
    GetTrace: getTrace(ports),
    AdvanceClock: advanceClock(ports),
    ListNodes: listNodes(ports),
    ListPartitions: listPartitions(ports),
    DrainNode: drainNode(ports),
    ListParkedCallbacks: listParkedCallbacks(ports),
    ReplayCallback: replayCallback(ports),
    ListPayouts: listPayouts(ports),
  };
}

function listStalledInvoices(
  ports: Ports,
): UnaryMethod<ListStalledInvoicesRequest__Output, ListStalledInvoicesResponse> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const fields = readFields();
      const partyId = fields.id('party_id', request.partyId);
      const pageSize = readPageSize(fields, request);
      fields.done();
      const pages = pagesOf(ports.vault, 'OperationsService/ListStalledInvoices', request, partyId ?? '');
      const filter = { attention: true, ...(partyId === undefined ? {} : { partyId }) };
      const page = await ports.queries.invoices(filter, pages.cursor(), pageSize);
      return { invoices: await readInvoiceRows(ports, context, page.rows), nextPageToken: pages.token(page.next) };
    },
  };
}

function getTrace(ports: Ports): UnaryMethod<GetTraceRequest__Output, Trace> {
  return {
    roles: ['operator'],
    async handle(request, context) {
      const fields = readFields();
      const party = readParty(fields, context.caller, request.partyId);
      const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
      fields.done();
      const partyId = requireParty(ports.configurations, context.caller, party);
      const records = await allRecords(ports.journal, invoiceStream(partyId, invoiceId));
      if (records.length === 0) {
        throw refused('INVOICE_NOT_FOUND', 'The party has no such invoice', { invoice_id: invoiceId });
      }
      const { chapters, invoice } = tellStory(records);
      return {
        partyId,
        invoiceId,
        steps: chapters.map((chapter, index) => projectStep(chapter, chapters[index - 1])),
        present: [...describeState(invoice, ports.businessClock.now())],
      };
    },
  };
}

async function allRecords(journal: Pick<Journal, 'read'>, stream: string): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (let full = true; full; ) {
    const page = await journal.read(stream, records.at(-1)?.sequence ?? 0, PAGE);
    records.push(...page);
    full = page.length === PAGE;
  }
  return records;
}

function projectStep(chapter: Chapter, before: Chapter | undefined): TraceStep {
  const { sequence, time, actor, requestId, comment, events } = chapter;
  const elapsed = elapsedSince(before, time);
  return {
    sequence: BigInt(sequence),
    time: projectTime(time),
    elapsedTime: elapsed === undefined ? null : projectDuration(elapsed),
    credential: actor.credential,
    role: actor.role,
    requestId,
    comment,
    traceId: traceIdOf(chapter),
    events: events.map(projectEvent),
  };
}

function projectEvent({ type, paymentId, description, bookings }: StoryEvent): TraceEvent {
  return { type, paymentId, description, bookings: [...bookings] };
}

function projectDuration(micros: number) {
  const seconds = Math.trunc(micros / 1_000_000);
  return { seconds: BigInt(seconds), nanos: Math.round((micros - seconds * 1_000_000) * 1000) };
}

function advanceClock({ businessClock }: Ports): UnaryMethod<AdvanceClockRequest__Output, AdvanceClockResponse> {
  return {
    roles: ['operator'],
    async handle(request, { caller }) {
      const fields = readFields();
      const { requestId, comment } = readIdentity(fields, request);
      const by = readDistance(fields, request.distance);
      fields.done();
      const author = caller.credential;
      const moved = await businessClock.advance({
        by,
        author,
        requestId,
        ...(comment === undefined ? {} : { comment }),
      });
      if (moved.ok) return { now: projectTime(moved.now) };
      if (moved.why === 'live') throw refused('NOT_A_SANDBOX', 'The configuration has a live payment institution');
      const message = 'This request_id was used for a request with other content';
      throw refused('REQUEST_ID_REUSED', message, { request_id: requestId });
    },
  };
}

/** Microseconds. */
function readDistance(fields: Fields, distance: AdvanceClockRequest__Output['distance']): number {
  const { seconds = 0n, nanos = 0 } = distance ?? {};
  const micros = Number(seconds) * 1000 * MICROS_PER_MS + Math.round(nanos / 1000);
  if (!(micros > 0) || seconds < 0n || nanos < 0) fields.wrong('distance', 'must be above zero');
  else if (seconds > MAX_DISTANCE_SECONDS) fields.wrong('distance', 'must be at most ten years');
  return micros;
}
