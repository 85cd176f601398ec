import type { Timestamp } from '../../base/time.ts';
import { PAYIN_PAYMENT_ID } from '../../domain/application/payin.ts';
import { viewPayin } from '../../domain/application/view-payin.ts';
import { applicationTag } from '../../domain/ids.ts';
import type { InvoiceState } from '../../domain/invoice/invoice.ts';
import { applicationOfToken } from '../form-token.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import { type OpenDesk, opened } from './cash-desk.ts';
import { readResult, submitResult } from './confirm-payin.ts';
import { choicesOf, type DeskMethod } from './directory.ts';
import { collectFaults } from './faults.ts';
import { accepted, type FoundApplication, mustView, readStream } from './find-application.ts';
import { openRequisites, type PaymentAnswer } from './payment-answer.ts';

/** What the page of a payer may do: who has its address has this one payin, and nothing else of the cash desk. */
export type HostedPorts = Pick<
  HostToHostPorts,
  'inbox' | 'entities' | 'payouts' | 'vault' | 'configurations' | 'webhookPorts' | 'businessClock' | 'machineClock'
>;

/** All that a payer is shown. */
export interface HostedPage extends Pick<PaymentAnswer, 'view' | 'requisites'> {
  /** Whom the payer pays. */
  readonly payee: string;
  /** What is paid with, masked; absent until a card was given. */
  readonly card?: { readonly paymentSystem?: string; readonly lastDigits: string };
  /** What may be chosen from; empty where nothing is left to choose. */
  readonly choices: readonly DeskMethod[];
  /** On the business clock, for how long there is left. */
  readonly now: Timestamp;
}

export type FoundPayin = FoundApplication & { readonly type: 'payin' };

const TIMEOUT_MS = 10_000;

/** Undefined for a token that is not ours. */
export async function lookHosted(ports: HostedPorts, token: string): Promise<HostedPage | undefined> {
  const found = await findHosted(ports, token);
  return found && (await shown(ports, found.state));
}

/** The payer says that the money was sent. Throws what the payin refuses with: it is too late, or there is nothing to say. */
export async function confirmHosted(ports: HostedPorts, token: string): Promise<HostedPage | undefined> {
  const found = await findHosted(ports, token);
  if (found === undefined) return undefined;
  const answer = await ports.entities.ask(found.stream, { type: 'ConfirmPaid' }, requestOf(pageCall(ports)));
  return await shown(ports, accepted(answer).state);
}

/** The one-time password that the payer was sent. */
export async function verifyHosted(
  ports: HostedPorts,
  token: string,
  otp: string | undefined,
): Promise<HostedPage | undefined> {
  const faults = collectFaults();
  const result = readResult((_field, description) => faults.wrong('otp', description), { otp });
  faults.done();
  const found = await findHosted(ports, token);
  if (found === undefined || result === undefined) return undefined;
  return await shown(ports, await submitResult(ports, pageCall(ports), found.stream, result));
}

export async function findHosted(ports: HostedPorts, token: string): Promise<FoundPayin | undefined> {
  const id = applicationOfToken(ports.vault, token);
  const stream = id === undefined ? undefined : await ports.inbox.streamOf(applicationTag(id));
  const found = stream === undefined ? undefined : await readStream(ports, pageCall(ports), stream);
  return found?.type === 'payin' && found.view.facts.hosted ? found : undefined;
}

export async function shown(ports: HostedPorts, invoice: InvoiceState): Promise<HostedPage> {
  const view = mustView(viewPayin(invoice));
  const requisites = await openRequisites(ports.vault, view);
  const payment = invoice.payments.get(PAYIN_PAYMENT_ID);
  const tool = payment?.facts.payer.tool;
  const desk = payment === undefined && view.status === 'new' ? deskOf(ports, view.facts.projectId) : undefined;
  return {
    view,
    payee: invoice.facts?.details.product ?? '',
    choices: desk === undefined ? [] : choicesOf(desk, view.amount.currency, view.facts.method),
    now: ports.businessClock.now(),
    ...(requisites === undefined ? {} : { requisites }),
    ...(tool?.type === 'bank_card' ? { card: maskedCard(tool) } : {}),
  };
}

/** Undefined for one that takes nothing more, or is no longer in the configuration. */
export function deskOf(ports: HostedPorts, projectId: string): OpenDesk | undefined {
  const configuration = ports.configurations.latest();
  const desk = configuration.projects.get(projectId);
  return desk === undefined || desk.disabled ? undefined : opened(ports, desk, configuration);
}

export function pageCall({ machineClock }: HostedPorts): HostToHostCall {
  return { actor: { credential: 'node', role: 'node' }, deadlineMs: machineClock.nowMs() + TIMEOUT_MS };
}

function maskedCard({ paymentSystem, lastDigits }: { readonly paymentSystem?: string; readonly lastDigits: string }) {
  return { lastDigits, ...(paymentSystem === undefined ? {} : { paymentSystem }) };
}
