import { viewPayin } from '../../domain/application/view-payin.ts';
import { applicationTag } from '../../domain/ids.ts';
import { applicationOfToken } from '../form-token.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import { accepted, type FoundApplication, mustView, readStream } from './find-application.ts';
import { openRequisites, type PaymentAnswer } from './payment-answer.ts';

/** What the page of a payer may do: who has its address has this one payin, and nothing else of the cash desk. */
type HostedPorts = Pick<HostToHostPorts, 'inbox' | 'entities' | 'payouts' | 'vault' | 'machineClock'>;

const TIMEOUT_MS = 10_000;

/** Undefined for a token that is not ours. */
export async function lookHosted(ports: HostedPorts, token: string): Promise<PaymentAnswer | undefined> {
  const found = await findHosted(ports, token);
  return found && (await shown(ports, found.view));
}

/** The payer says that the money was sent. Throws what the payin refuses with: it is too late, or there is nothing to say. */
export async function confirmHosted(ports: HostedPorts, token: string): Promise<PaymentAnswer | undefined> {
  const found = await findHosted(ports, token);
  if (found?.type !== 'payin') return undefined;
  const answer = await ports.entities.ask(found.stream, { type: 'ConfirmPaid' }, requestOf(callOf(ports)));
  return await shown(ports, mustView(viewPayin(accepted(answer).state)));
}

async function findHosted(ports: HostedPorts, token: string): Promise<FoundApplication | undefined> {
  const id = applicationOfToken(ports.vault, token);
  const stream = id === undefined ? undefined : await ports.inbox.streamOf(applicationTag(id));
  const found = stream === undefined ? undefined : await readStream(ports, callOf(ports), stream);
  return found?.view.facts.hosted === true ? found : undefined;
}

async function shown({ vault }: HostedPorts, view: PaymentAnswer['view']): Promise<PaymentAnswer> {
  const requisites = await openRequisites(vault, view);
  return { view, ...(requisites === undefined ? {} : { requisites }) };
}

function callOf({ machineClock }: HostedPorts): HostToHostCall {
  return { actor: { credential: 'node', role: 'node' }, deadlineMs: machineClock.nowMs() + TIMEOUT_MS };
}
