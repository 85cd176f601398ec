import { hash } from 'node:crypto';
import { toIso } from '../../base/time.ts';
import { APPLICATION_STATUSES, isFinal } from '../../domain/application/status.ts';
import { formatMoney } from '../../domain/money.ts';
import type { PaymentAnswer } from '../../h2h/operations/payment-answer.ts';

/** The page that serves the payer of a hosted payin: what to send, where to, and until when. No script, no outside source. */

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 10vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
dt { opacity: .75; }
dd { margin: 0 0 .75rem; font-size: 1.25rem; overflow-wrap: anywhere; }
a { display: inline-block; padding: .5rem 0; }
button { font: inherit; padding: .75rem 1.5rem; }
`;

/** Allows this page's own style, and its form to come back here. */
export const PAY_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

interface Words {
  readonly title: string;
  readonly text: string;
}

const PREPARING: Words = { title: 'Preparing your payment', text: 'This takes a few seconds.' };
const WAITING: Words = { title: 'Please pay', text: 'Send exactly this amount, once, to the details below.' };
const CHECKING: Words = {
  title: 'Your payment is being checked',
  text: 'This can take a few minutes. Please do not pay again.',
};
const SUCCESS: Words = { title: 'Payment received', text: 'Thank you. You can go back to the shop.' };
const FAILED: Words = {
  title: 'Payment not completed',
  text: 'Go back to the shop to try again or to pay in another way.',
};
const CONTESTED: Words = {
  title: 'Your payment needs a closer look',
  text: 'Please do not pay again. The shop knows how to reach you.',
};
const UNKNOWN: Words = { title: 'Payment not found', text: 'This address belongs to no payment. Go back to the shop.' };

/** `token` is that of the page's own address. */
export function payPage(token: string, answer: PaymentAnswer): string {
  const { view, requisites } = answer;
  const waits = view.status === 'awaiting_confirm';
  const facts: (readonly [string, string])[] = [['Amount', formatMoney(view.amount)]];
  if (waits && requisites !== undefined) {
    facts.push(['Send to', requisites.value]);
    if (requisites.bankName !== undefined) facts.push(['Bank', requisites.bankName]);
    if (requisites.holder !== undefined) facts.push(['Recipient', requisites.holder]);
    facts.push(['Until', `${toIso(view.facts.expireTime).slice(0, 16).replace('T', ' ')} UTC`]);
  }
  const list = facts.map(([name, value]) => `<dt>${escaped(name)}</dt>\n<dd>${escaped(value)}</dd>`).join('\n');
  const parts = [`<dl>\n${list}\n</dl>`];
  if (waits) {
    parts.push(`<form method="post" action="/pay/${escaped(token)}/paid"><button>I have paid</button></form>`);
  }
  if (isFinal(view.status)) {
    const { redirectUrl } = view.facts;
    if (redirectUrl !== undefined) parts.push(`<p><a href="${escaped(redirectUrl)}">Back to the shop</a></p>`);
  } else {
    parts.push('<p><a href="">Check again</a></p>');
  }
  return page(wordsOf(view), parts.join('\n'));
}

export function unknownPayPage(): string {
  return page(UNKNOWN, '');
}

function wordsOf({ status }: PaymentAnswer['view']): Words {
  if (status === 'awaiting_confirm') return WAITING;
  if (status === 'new' || status === 'requisites') return PREPARING;
  switch (APPLICATION_STATUSES[status].status) {
    case 'success':
      return SUCCESS;
    case 'decline':
    case 'error':
      return FAILED;
    case 'dispute':
      return CONTESTED;
    case 'processing':
      return CHECKING;
  }
}

function page({ title, text }: Words, more: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
${more}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
