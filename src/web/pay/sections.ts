import { MICROS_PER_MS } from '../../base/time.ts';
import { formatMoney } from '../../domain/money.ts';
import type { HostedPage } from '../../h2h/operations/hosted-page.ts';
import type { CardField, FormFault } from './card-form.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** The parts of the page. What a payer typed is in none of them: a form that was wrong comes back empty (P9). */
export type Faults = ReadonlySet<FormFault>;

const MS_PER_MINUTE = 60_000;

/** What is paid, to whom, and by what. */
export function summary({ view, payee, card }: HostedPage, { labels }: Words): Html {
  const masked = card && `${card.paymentSystem ?? ''} •••• ${card.lastDigits}`.trim();
  return facts([
    [labels.amount, formatMoney(view.amount)],
    [labels.payee, payee],
    [labels.order, view.facts.paymentId],
    [labels.card, masked],
  ]);
}

export function timeLeft({ view, now }: HostedPage, { labels, minutesLeft }: Words): Html {
  const leftMs = (view.facts.expireTime - now) / MICROS_PER_MS;
  return facts([[labels.timeLeft, minutesLeft(Math.max(0, Math.floor(leftMs / MS_PER_MINUTE)))]]);
}

export function requisites({ requisites: given }: HostedPage, { labels }: Words): Html {
  return facts([
    [labels.sendTo, given?.value],
    [labels.bank, given?.bankName],
    [labels.recipient, given?.holder],
  ]);
}

function facts(pairs: readonly (readonly [string, string | undefined])[]): Html {
  const known = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== '');
  return html`<dl>
${known.map(
  ([name, value]) => html`<dt>${name}</dt>
<dd>${value}</dd>`,
)}
</dl>`;
}

export function cardForm(path: string, method: string, words: Words, faults: Faults): Html {
  const { fields, hints, buttons } = words;
  const input = (name: CardField, more: Html): Html =>
    field(name, fields[name], hintOf(hints, name), more, words, faults);
  return html`<form method="post" action="${path}/card" autocomplete="on">
<input type="hidden" name="method" value="${method}">
${input('number', html`inputmode="numeric" autocomplete="cc-number" maxlength="32" required`)}
${input('expiry', html`inputmode="numeric" autocomplete="cc-exp" maxlength="9" required`)}
${input('cvv', html`inputmode="numeric" autocomplete="cc-csc" maxlength="4" required`)}
${input('holder', html`autocomplete="cc-name" maxlength="256"`)}
<button>${buttons.pay}</button>
</form>`;
}

export function passwordForm(path: string, attemptsLeft: number, words: Words, faults: Faults): Html {
  const { fields, buttons } = words;
  const more = html`inputmode="numeric" autocomplete="one-time-code" maxlength="12" required`;
  return html`<form method="post" action="${path}/otp" autocomplete="on">
${field('otp', fields.otp, words.attemptsLeft(attemptsLeft), more, words, faults)}
<button>${buttons.sendPassword}</button>
</form>`;
}

function field(
  name: CardField | 'otp',
  label: string,
  hint: string | undefined,
  more: Html,
  words: Words,
  faults: Faults,
): Html {
  const isWrong = faults.has(name);
  const note = isWrong ? words.faults[name] : hint;
  const id = html`${name}-note`;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" ${more}${note === undefined ? undefined : html` aria-describedby="${id}"`}${isWrong ? html` aria-invalid="true"` : undefined}>
${note === undefined ? undefined : html`<p id="${id}" class="${isWrong ? 'fault' : 'hint'}">${note}</p>`}`;
}

function hintOf(hints: Words['hints'], name: CardField): string | undefined {
  return name === 'holder' ? undefined : hints[name];
}

/** One button for each transfer that may be chosen. */
export function transferForm(path: string, methods: readonly string[], { methods: names }: Words): Html {
  return html`<form method="post" action="${path}/transfer">
${methods.map((code) => html`<button name="method" value="${code}">${names[code] ?? code}</button>`)}
</form>`;
}

export function confirmForm(path: string, { buttons }: Words): Html {
  return html`<form method="post" action="${path}/paid"><button>${buttons.paid}</button></form>`;
}

type Redirect = NonNullable<HostedPage['view']['redirect']>;

/** To the issuer or the bank, by the payer's own click: the page has no scripts. */
export function redirectForm({ url, method, form }: Redirect, { buttons }: Words): Html {
  const inputs = Object.entries(form).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  if (method === 'post') {
    return html`<form method="post" action="${url}">
${inputs}
<button>${buttons.toBank}</button>
</form>`;
  }
  const address = new URL(url);
  for (const [name, value] of Object.entries(form)) address.searchParams.set(name, value);
  return html`<p><a href="${address.href}" rel="noreferrer">${buttons.toBank}</a></p>`;
}

export function checkAgain(path: string, { buttons }: Words): Html {
  return html`<p><a href="${path}">${buttons.checkAgain}</a></p>`;
}

export function backToShop({ view }: HostedPage, { buttons }: Words): Html | undefined {
  const { redirectUrl } = view.facts;
  return isWebUrl(redirectUrl) ? html`<p><a href="${redirectUrl}">${buttons.backToShop}</a></p>` : undefined;
}

export function faultOf(field: FormFault, { faults: texts }: Words, faults: Faults): Html | undefined {
  return faults.has(field) ? html`<p class="fault" role="alert">${texts[field]}</p>` : undefined;
}

export function isWebUrl(url: string | undefined): url is string {
  return url !== undefined && ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '');
}
