import { DECLINE_CODES } from './decline-codes.ts';
import { APPROVED_CARDS, ENDING_ROWS, MAGIC_ROWS, magicNumber } from './magic.ts';
import { DELIVERY_FORMS, PLAN_STEPS, type PlanText, VERDICT_FORMS } from './outcome.ts';
import { TRANSFER_METHODS } from './requisites.ts';

/** Writes the tables of the code into docs/sandbox.md, between the marks that name them, so that neither can drift. */
export function withTables(document: string): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const block = new RegExp(`(<!-- table: ${name} -->\\n)[^]*?(<!-- end -->)`);
    return text.replace(block, (_all, start: string, end: string) => `${start}${table()}\n${end}`);
  }, document);
}

const TABLES: Readonly<Record<string, () => string>> = {
  approved: () =>
    table(
      ['Card', 'Scheme'],
      APPROVED_CARDS.map(([number, title]) => [grouped(number), title]),
    ),
  magic: () =>
    table(
      ['Branch', 'Card', 'Amount ends in', 'Also known as', 'Outcomes'],
      MAGIC_ROWS.map(({ code, title, knownNumbers, planText }) => [
        title,
        grouped(magicNumber(code)),
        `77${code}`,
        knownNumbers.map(grouped).join('<br>'),
        planned(planText),
      ]),
    ),
  endings: () =>
    table(
      ['Of a', 'Amount ends in', 'Branch', 'Outcomes'],
      ENDING_ROWS.map(({ kind, ending, title, planText }) => [kind, ending, title, planned(planText)]),
    ),
  requisites: () =>
    table(
      ['Method', 'The payer sends to', 'For the first payment'],
      TRANSFER_METHODS.map(({ method, means, of }) => [
        `\`${method}\``,
        means,
        `\`${of({ id: 'pay_1', sequence: 1 }, 'https://bank.example')}\``,
      ]),
    ),
  declines: () =>
    table(
      ['Code', 'Means', 'Failure of the payment'],
      DECLINE_CODES.map(({ code, message, failure }) => [`\`${code}\``, message, `\`${failure}\``]),
    ),
  verdicts: () =>
    table(
      ['Verdict', 'The bank'],
      VERDICT_FORMS.map(([form, meaning]) => [`\`${form}\``, meaning]),
    ),
  deliveries: () =>
    table(
      ['Delivery', 'The bank'],
      DELIVERY_FORMS.map(([form, meaning]) => [`\`${form}\``, meaning]),
    ),
};

function planned(planText: PlanText): string {
  const words = PLAN_STEPS.flatMap(
    (step) => planText[step]?.map((outcome, index) => (index === 0 ? `${step}: ${outcome}` : outcome)) ?? [],
  );
  return words.map((word) => `\`${word}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function grouped(number: string): string {
  const parts =
    number.length === 16 ? number.match(/.{4}/g) : [number.slice(0, 4), number.slice(4, 10), number.slice(10)];
  return (parts ?? []).join(' ');
}
