import { hash } from 'node:crypto';

/** The page a payer sees who comes back from the bank and whose merchant has no page of its own. No script, no outside source. */
export type ReturnStatus = 'paid' | 'failed' | 'pending';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
a { display: inline-block; padding: .5rem 0; }
`;

/** Allows this page's own style and nothing else. */
export const RETURN_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TEXTS: Readonly<Record<ReturnStatus | 'unknown', { readonly title: string; readonly text: string }>> = {
  paid: { title: 'Payment received', text: 'Thank you. You can close this page and go back to the shop.' },
  failed: {
    title: 'Payment not completed',
    text: 'Your bank did not approve this payment. Go back to the shop to try again or to pay in another way.',
  },
  pending: {
    title: 'Your payment is being checked',
    text: 'Your bank has not confirmed it yet. This can take a few minutes. Please do not pay again.',
  },
  unknown: { title: 'Payment not found', text: 'This address belongs to no payment. Go back to the shop.' },
};

export function returnPage(status: ReturnStatus | 'unknown'): string {
  const { title, text } = TEXTS[status];
  const again = status === 'pending' ? '\n<p><a href="">Check again</a></p>' : '';
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
<p>${text}</p>${again}
</main>
</body>
</html>
`;
}
