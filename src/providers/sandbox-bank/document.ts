import { DECLINE_CODES } from './decline-codes.ts';
import { APPROVED_CARDS, MAGIC_ROWS, magicNumber } from './magic.ts';
import { DELIVERY_FORMS, OPERATIONS, VERDICT_FORMS } from './outcome.ts';

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
      MAGIC_ROWS.map(({ code, title, knownNumbers, planText }) => {
        const plan = OPERATIONS.flatMap(
          (operation) =>
            planText[operation]?.map((outcome, index) => (index === 0 ? `${operation}: ${outcome}` : outcome)) ?? [],
        );
        return [
          title,
          grouped(magicNumber(code)),
          `77${code}`,
          knownNumbers.map(grouped).join('<br>'),
          plan.map((word) => `\`${word}\``).join(', '),
        ];
      }),
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function grouped(number: string): string {
  const parts =
    number.length === 16 ? number.match(/.{4}/g) : [number.slice(0, 4), number.slice(4, 10), number.slice(10)];
  return (parts ?? []).join(' ');
}
