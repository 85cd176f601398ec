import { MACHINES, type Transitions } from './transitions.ts';

/** The page of all machines: one diagram each, lines in a fixed order, so that it changes only when a machine does. */
export function drawPage(seen: Transitions): string {
  const diagrams = MACHINES.map((name) => {
    const lines = [...(seen.get(name) ?? [])].sort().map((line) => `    ${line}`);
    return `## ${name[0]?.toUpperCase()}${name.slice(1)}\n\n${NOTES[name]}\n\n\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\`\n`;
  });
  return `${INTRODUCTION}\n${diagrams.join('\n')}`;
}

const INTRODUCTION = `# State machines

Drawn by \`npm run diagrams\` from the machines themselves: a seeded walk sends them commands, answers of banks and time, legal and illegal alike, and every transition they took is an arrow. A test takes the same walk and compares: an arrow that no test has taken, and one that the code cannot take, fail it. Changes that an operator forces against the rules (\`--force\`) are not drawn.

Several steps that wait for nobody are one record in the journal; the arrows between them are changes in that record.
`;

const NOTES: Readonly<Record<(typeof MACHINES)[number], string>> = {
  'invoice status':
    'What is owed. Cancelled and fulfilled are final; a capture that comes later raises the flag `PAID_LATE` instead.',
  'payment status':
    'What became of the money. Failed and cancelled are left by an adjustment of an operator, captured by refunds, chargebacks and adjustments, and by nothing else.',
  'payment step': 'What is being done (reference names). `idle` is rest.',
  'session phase':
    'One conversation with a bank for one target. `…_unknown`: the bank did not answer, or not definitely; it is asked again under the same key, and nothing fails by silence.',
  'refund step': 'What is being done on a refund.',
  'refund status': 'What became of a refund.',
  'adjustment status': 'An adjustment is done in one append.',
  'chargeback step': 'What is being done on a chargeback; it rests at `idle` until somebody decides.',
  'chargeback status': 'Who gets the disputed money.',
  'chargeback stage': 'How far a dispute has gone. Reopening leads on.',
  'payin status':
    'What the merchant sees of a payin, projected from its payment. `executing` is `processing` without a sub-status; `no_payment`, `different_amount` and `confirm_timeout` are disputes: nothing is captured until somebody decides.',
  'payout status':
    'What the merchant sees of a payout. `incorrect_requisites`, `payout_failed` and `payout_timeout` are disputes: the money stays held.',
  'case status': 'Of a case about a payin or a payout. The walk is that of payouts; the rules are the same.',
};
