import { durationText, said, timeText } from '../../describe/words.ts';
import type { TraceStep__Output } from '../../generated/turnpike/v1/TraceStep.ts';
import { asOperator, type OperatorOptions, parseInvoice } from './operator-client.ts';

/** The story of an invoice as a running node tells it. */
export async function trace(wanted: string, options: OperatorOptions): Promise<void> {
  await asOperator(options, async ({ operations }) => {
    const { steps = [], present = [] } = await operations.GetTrace(parseInvoice(wanted));
    const lines = [...steps.flatMap(stepLines), '', 'Now', ...present.map((line) => `  ${line}`)];
    return { lines, summary: { invoice: wanted, steps: steps.length } };
  });
}

function stepLines(step: TraceStep__Output): readonly string[] {
  const { sequence, time, elapsedTime, events = [] } = step;
  const elapsed = elapsedTime === undefined || elapsedTime === null ? '' : `  +${durationText(millis(elapsedTime))}`;
  const lines = ['', `${sequence}  ${timeText(micros(time ?? {}))}${elapsed}  ${who(step)}`];
  for (const { paymentId = '', description = '', bookings = [] } of events) {
    const of = paymentId === '' ? '' : `payment ${paymentId}: `;
    lines.push(`     ${of}${description}`, ...bookings.map((line) => `       ${line}`));
  }
  return lines;
}

function who({ role, credential, requestId, comment, traceId }: TraceStep__Output): string {
  return [
    role === 'node' ? 'the node itself' : `${role} ${credential}`,
    ...(requestId === undefined || requestId === '' ? [] : [`request ${requestId}`]),
    ...(traceId === undefined || traceId === '' ? [] : [`trace ${traceId}`]),
    ...(comment === undefined || comment === '' ? [] : [`"${said(comment)}"`]),
  ].join(', ');
}

interface Time {
  readonly seconds?: bigint | undefined;
  readonly nanos?: number | undefined;
}

function micros({ seconds = 0n, nanos = 0 }: Time): number {
  return Number(seconds) * 1_000_000 + Math.trunc(nanos / 1000);
}

function millis(time: Time): number {
  return micros(time) / 1000;
}
