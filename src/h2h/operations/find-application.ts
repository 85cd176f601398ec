import type { ApplicationView } from '../../domain/application/application.ts';
import { viewPayin } from '../../domain/application/view-payin.ts';
import type { CashDesk } from '../../domain/configuration.ts';
import { applicationId, applicationTag, parseStream, type StreamId } from '../../domain/ids.ts';
import type { InvoiceState } from '../../domain/invoice/invoice.ts';
import type { PayoutState } from '../../domain/payout/payout.ts';
import { viewPayout } from '../../domain/payout/view-payout.ts';
import type { AnswerOf } from '../../ports/entities.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import { OperationRefused, refused } from './refused.ts';

/** An application where it lives, as it is now. */
export type FoundApplication =
  | ({ readonly type: 'payin' } & Found<InvoiceState>)
  | ({ readonly type: 'payout' } & Found<PayoutState>);

interface Found<State> {
  readonly stream: StreamId;
  readonly state: State;
  readonly view: ApplicationView;
  /** How a later state of it is seen. */
  readonly viewOf: (state: State) => ApplicationView;
}

/** Throws APPLICATION_NOT_FOUND, also for one of another cash desk (P10). */
export async function findPayment(
  ports: HostToHostPorts,
  call: HostToHostCall,
  desk: CashDesk,
  paymentId: string,
): Promise<FoundApplication> {
  return await findApplication(ports, call, desk, applicationId(desk.id, paymentId));
}

export async function findApplication(
  ports: Pick<HostToHostPorts, 'inbox' | 'entities' | 'payouts'>,
  call: HostToHostCall,
  desk: Pick<CashDesk, 'id' | 'partyId'>,
  id: string,
): Promise<FoundApplication> {
  const stream = await ports.inbox.streamOf(applicationTag(id));
  const found = stream === undefined ? undefined : await readStream(ports, call, stream);
  if (found === undefined || found.view.partyId !== desk.partyId || found.view.facts.projectId !== desk.id) {
    throw notFound(id);
  }
  return found;
}

export async function readStream(
  { entities, payouts }: Pick<HostToHostPorts, 'entities' | 'payouts'>,
  call: HostToHostCall,
  stream: StreamId,
): Promise<FoundApplication | undefined> {
  const request = requestOf(call);
  if (parseStream(stream).kind === 'payout') {
    const { state } = accepted(await payouts.read(stream, request));
    const view = viewPayout(state);
    return view && { type: 'payout', stream, state, view, viewOf: (later) => mustView(viewPayout(later)) };
  }
  const { state } = accepted(await entities.read(stream, request));
  const view = viewPayin(state);
  return view && { type: 'payin', stream, state, view, viewOf: (later) => mustView(viewPayin(later)) };
}

/** Throws what the entity refused with. */
export function accepted<State>(answer: AnswerOf<State>): AnswerOf<State> & { readonly ok: true } {
  if (!answer.ok) throw new OperationRefused(answer);
  return answer;
}

export function mustView(view: ApplicationView | undefined): ApplicationView {
  if (view === undefined) throw new Error('an application that was just changed has no view');
  return view;
}

export function notFound(id: string): OperationRefused {
  return refused('APPLICATION_NOT_FOUND', 'The cash desk has no such payin or payout', { application_id: id });
}
