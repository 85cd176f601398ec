import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../kit/node-process.ts';
import type { DrillClient } from './client.ts';
import { DESK, type DeskLoad, referenceOf, verifyApplication } from './desk-load.ts';
import { checkHistory } from './history.ts';
import { type DrillCall, type Load, PAYMENT_ID, type PaymentTold, REFUND_ID, readInvoice } from './load.ts';
import type { InvoiceRecords } from './records.ts';

export interface Verdict {
  /** Acknowledged commands that are nowhere. */
  readonly lost: readonly string[];
  /** Effects that are there twice, in the journal or at the bank. */
  readonly doubled: readonly string[];
  /** Payments that did not come to their end, or to another than the bank knows of. */
  readonly wrong: readonly string[];
  /** What no single sequence of changes explains: readers that went back, nodes that disagree. */
  readonly disorder: readonly string[];
  readonly audit: { readonly ok: boolean };
}

export interface Verified {
  readonly load: Load;
  readonly desk: DeskLoad;
  /** One client for each node that is up, and knows no other. */
  readonly nodes: readonly DrillClient[];
  readonly records: () => AsyncIterable<InvoiceRecords>;
  readonly bankUrl: string;
  readonly party: string;
  readonly auditEnvironment: Readonly<Record<string, string>>;
  /** Every node is asked for so many invoices at most, evenly chosen. */
  readonly lookAtMost: number;
}

export async function verify(verified: Verified): Promise<Verdict> {
  const { load, desk, nodes, records, bankUrl, party, auditEnvironment, lookAtMost } = verified;
  const lost: string[] = [];
  const doubled: string[] = [];
  const disorder: string[] = [];
  const wrong: string[] = [];
  const calls = [...load.calls];

  const step = Math.max(1, Math.ceil(load.payments.length / lookAtMost));
  const looked = load.payments.filter((_, index) => index % step === 0);
  await eachOf(looked, async ({ invoiceId }) => {
    disorder.push(...(await compareNodes(nodes, calls, invoiceId)));
  });

  const byInvoice = Map.groupBy(calls, ({ invoiceId }) => invoiceId);
  for await (const { invoiceId, records: ofInvoice } of records()) {
    const about = byInvoice.get(invoiceId) ?? [];
    byInvoice.delete(invoiceId);
    // A payin's records are of requests that the door made up.
    if (invoiceId.startsWith('h2h_')) continue;
    for (const violation of checkHistory(ofInvoice, about)) {
      const place = violation.startsWith('lost') ? lost : violation.startsWith('doubled') ? doubled : disorder;
      place.push(`${invoiceId}: ${violation}`);
    }
  }
  // Invoices without any record: nobody may have been told that they exist.
  for (const [invoiceId, about] of byInvoice)
    lost.push(...checkHistory([], about).map((violation) => `${invoiceId}: ${violation}`));

  await eachOf(load.payments, async (payment) => {
    const reference = `${party}/${payment.invoiceId}/${PAYMENT_ID}`;
    const ofRefund = payment.kind.afterwards === 'refund' ? await effectsOf(bankUrl, `${reference}/${REFUND_ID}`) : [];
    const atBank = [...(await effectsOf(bankUrl, reference)), ...ofRefund];
    doubled.push(...doubledEffects(payment, atBank));
    wrong.push(...wrongEnd(payment, atBank));
  });
  await eachOf(desk.applications, async (application) => {
    const named = { projectId: DESK, paymentId: application.paymentId };
    const answers = await Promise.all(nodes.map(({ hostToHost }) => hostToHost.GetPayment(named)));
    const found = verifyApplication(application, answers, await effectsOf(bankUrl, referenceOf(application)));
    lost.push(...found.lost);
    doubled.push(...found.doubled);
    disorder.push(...found.disorder);
    wrong.push(...found.wrong);
  });
  const total = (await (await fetch(`${bankUrl}/v1/effects`)).json()) as Readonly<Record<string, number>>;
  for (const name of ['doubled', 'doubledKeys'])
    if (total[name] !== 0) doubled.push(`the bank counts ${total[name]} ${name}`);
  return { lost, doubled, disorder, wrong, audit: await runAudit(auditEnvironment) };
}

/** A few at a time: whoever looks must not be the next trouble. */
async function eachOf<Item>(items: readonly Item[], look: (item: Item) => Promise<void>): Promise<void> {
  for (let first = 0; first < items.length; first += 16) await Promise.all(items.slice(first, first + 16).map(look));
}

/** Nodes that show the same sequence show the same events. What they show joins the history. */
async function compareNodes(
  nodes: readonly DrillClient[],
  calls: DrillCall[],
  invoiceId: string,
): Promise<readonly string[]> {
  const told = await Promise.all(
    nodes.map(async (node) => {
      await readInvoice(node, calls, invoiceId, false);
      const listed = await node.invoicing.ListInvoiceEvents({ invoiceId, pageSize: 1000 });
      if (!listed.ok) return `no events: ${listed.details}`;
      return (listed.response.events ?? [])
        .map(({ sequence, invoiceState }) => `${sequence} ${invoiceState}`)
        .join(', ');
    }),
  );
  const [first] = told;
  return told.every((events) => events === first)
    ? []
    : [`${invoiceId}: nodes list ${[...new Set(told)].join(' and ')}`];
}

interface Effect {
  readonly operation: string;
  readonly key: string;
}

async function effectsOf(bankUrl: string, reference: string): Promise<readonly Effect[]> {
  const answer = await fetch(`${bankUrl}/v1/effects?reference=${encodeURIComponent(reference)}`);
  return ((await answer.json()) as { readonly effects: readonly Effect[] }).effects;
}

function doubledEffects({ invoiceId, kind }: PaymentTold, effects: readonly Effect[]): readonly string[] {
  const counts = Map.groupBy(effects, ({ operation }) => operation);
  return [...counts]
    .filter(([, same]) => same.length > 1)
    .map(([operation, same]) => `${invoiceId} (${kind.name}): ${same.length} × ${operation} at the bank`);
}

/** How a payment ended, and that the bank thinks so, too. */
function wrongEnd(payment: PaymentTold, effects: readonly Effect[]): readonly string[] {
  const { invoiceId, kind, state, ended, refunded, refusal } = payment;
  const about = `${invoiceId} (${kind.name})`;
  if (refusal !== undefined) return [`${about}: ${refusal}`];
  if (!ended) return [`${about} did not end: it was last seen ${state}`];
  const count = (operation: string) => effects.filter((effect) => effect.operation === operation).length;
  const wanted = refunded ? ['CAPTURED', 'REFUNDED'] : [kind.end];
  return [
    ...(wanted.includes(state) ? [] : [`${about} ended ${state}`]),
    ...(count('capture') === (kind.end === 'CAPTURED' ? 1 : 0)
      ? []
      : [`${about}: ${count('capture')} captures at the bank`]),
    ...(count('refund') === (refunded ? 1 : 0) ? [] : [`${about}: ${count('refund')} refunds at the bank`]),
    ...(kind.end === 'CANCELLED' && count('void') === 0 ? [`${about}: the bank still holds its money`] : []),
  ];
}

/** `turnpike audit`, as an operator runs it. */
async function runAudit(environment: Readonly<Record<string, string>>): Promise<{ readonly ok: boolean }> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'audit'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), ...environment },
  });
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => lines.push(line));
  const [code] = await once(child, 'close');
  const last = lines.findLast((line) => line.startsWith('{')) ?? '{"ok":false}';
  const ok = code === 0 && (JSON.parse(last) as { readonly ok: boolean }).ok;
  if (!ok) process.stderr.write(`the audit does not hold:\n${lines.slice(-40).join('\n')}\n`);
  return { ok };
}
