import { hash } from 'node:crypto';
import { type Html, html } from './html.ts';
import type { Message } from './words.ts';

/** The frame of every page that a payer sees. No script, no outside source. */

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 10vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; }
dt { opacity: .75; }
dd { margin: 0 0 .75rem; font-size: 1.25rem; overflow-wrap: anywhere; }
a { display: inline-block; padding: .5rem 0; }
label { display: block; margin-top: 1rem; }
input { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; }
input[aria-invalid] { outline: 2px solid #c62828; }
.hint, .fault { margin: 0; font-size: 1rem; }
.fault { font-weight: bold; }
button { font: inherit; padding: .75rem 1.5rem; margin-top: 1rem; }
`;

/** Allows this page's own style, and its forms to come back here. `elsewhere`: where else a form of it leads. */
export function pagePolicy(elsewhere?: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
    "base-uri 'none'",
    // A bank sends the payer on to others of its own, and browsers hold that against the form.
    `form-action 'self'${elsewhere === undefined ? '' : ` ${new URL(elsewhere).origin} https:`}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

export interface DocumentOptions {
  readonly language: string;
  readonly message: Message;
  readonly body: Html;
  /** Looks again by itself after so many seconds. */
  readonly refreshSeconds?: number | undefined;
}

export function document({ language, message, body, refreshSeconds }: DocumentOptions): string {
  const refresh =
    refreshSeconds === undefined ? undefined : html`<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}
<title>${message.title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>${message.title}</h1>
<p>${message.text}</p>
${body}
</main>
</body>
</html>
`.markup;
}
