import { formatMoney, isCurrency } from '../../domain/money.ts';
import type { OpenQuestion } from './records.ts';
import type { RequisitesAnswer } from './requisites.ts';

/** The bank's 3-D Secure pages: plain HTML that works without scripts, with a keyboard and with a screen reader. */

export function challengePage({ operation, payment }: OpenQuestion): string {
  const amount = isCurrency(payment.currency)
    ? formatMoney({ amountMinor: operation.amountMinor, currency: payment.currency })
    : `${operation.amountMinor} ${payment.currency}`;
  return page(
    'Confirm your payment',
    `<p>This is a test bank. No money moves.</p>
<dl>
<dt>Amount</dt><dd>${escapeHtml(amount)}</dd>
${meansOf(payment)}
<dt>Reference</dt><dd>${escapeHtml(operation.reference)}</dd>
</dl>
<form method="post">
<button name="outcome" value="approve">Approve</button>
<button name="outcome" value="decline">Decline</button>
<button name="outcome" value="abandon">Leave without answering</button>
</form>`,
  );
}

/** After a challenge that the shop runs itself: its result goes back through the payer's browser. */
export function resultPage({
  cres,
  notificationUrl,
}: {
  readonly cres: string;
  readonly notificationUrl?: string;
}): string {
  const content =
    notificationUrl === undefined
      ? `<p>Give this result to the shop:</p><p><code>${escapeHtml(cres)}</code></p>`
      : `<form method="post" action="${escapeHtml(notificationUrl)}">
<input type="hidden" name="cres" value="${escapeHtml(cres)}">
<button>Back to the shop</button>
</form>`;
  return page('Thank you', content);
}

/** Where a person sends test money to the requisites of a payment. */
export function transferPage({ operation, payment }: OpenQuestion, requisites: RequisitesAnswer | undefined): string {
  const to =
    requisites === undefined
      ? ''
      : `<dt>To</dt><dd>${escapeHtml(requisites.value)} (${escapeHtml(requisites.bankName)})</dd>`;
  return page(
    'Send the money',
    `<p>This is a test bank. No money moves.</p>
<dl>
${to}
<dt>Reference</dt><dd>${escapeHtml(operation.reference)}</dd>
</dl>
<form method="post">
<label for="amount">Amount in minor units of ${escapeHtml(payment.currency)}</label>
<input id="amount" name="amountMinor" inputmode="numeric" required pattern="[1-9][0-9]{0,13}" value="${operation.amountMinor}">
<button>Send</button>
</form>`,
  );
}

function meansOf({ lastDigits, tool }: OpenQuestion['payment']): string {
  if (lastDigits === undefined) return `<dt>Paid by</dt><dd>${escapeHtml((tool ?? '').replaceAll('_', ' '))}</dd>`;
  return `<dt>Card</dt><dd>ending in ${escapeHtml(lastDigits)}</dd>`;
}

export function messagePage(title: string, text: string, returnUrl?: string): string {
  const link = returnUrl === undefined ? '' : `<p><a href="${escapeHtml(returnUrl)}">Back to the shop</a></p>`;
  return page(title, `<p>${escapeHtml(text)}</p>${link}`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Test bank</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
main { max-width: 28rem; margin: 3rem auto; padding: 0 1rem }
dt { font-weight: 600 } dd { margin: 0 0 .75rem; overflow-wrap: anywhere }
input { font: inherit; width: 100%; box-sizing: border-box; min-height: 3rem }
button { font: inherit; display: block; width: 100%; min-height: 3rem; margin: .75rem 0; cursor: pointer }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 2px }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
