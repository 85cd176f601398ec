import { APPLICATION_STATUSES, isFinal } from '../../domain/application/status.ts';
import type { HostedPage } from '../../h2h/operations/hosted-page.ts';
import { document, pagePolicy } from './document.ts';
import { type Html, html } from './html.ts';
import {
  backToShop,
  cardForm,
  checkAgain,
  confirmForm,
  type Faults,
  faultOf,
  isWebUrl,
  passwordForm,
  redirectForm,
  requisites,
  summary,
  timeLeft,
  transferForm,
} from './sections.ts';
import { type Message, type Words, wordsFor } from './words.ts';

/** The page that serves the payer of a hosted payin: one step at a time, as the payin is. */
export interface SentPage {
  readonly html: string;
  readonly policy: string;
}

interface Step {
  readonly message: Message;
  readonly body: readonly (Html | undefined)[];
  readonly refreshSeconds?: number;
  /** Where a form of the page leads, if not back here. */
  readonly elsewhere?: string;
}

/** While something happens that the payer has no part in. */
const SOON_SECONDS = 2;
/** While the payer is busy elsewhere. */
const LATER_SECONDS = 15;
const NO_FAULTS: Faults = new Set();

/** `token` is that of the page's own address; `faults`, what was wrong with the form that was just sent. */
export function payPage(token: string, page: HostedPage, faults: Faults = NO_FAULTS): SentPage {
  const words = wordsFor(page.view.facts);
  const path = `/pay/${token}`;
  const { message, body, refreshSeconds, elsewhere } = stepOf(path, page, words, faults);
  const parts = [summary(page, words), ...body].filter((part) => part !== undefined);
  return {
    html: document({ language: words.language, message, body: html`${parts}`, refreshSeconds }),
    policy: pagePolicy(elsewhere),
  };
}

/** A page of no payment: nothing is known but the words. */
export function plainPage({ language }: Words, message: Message): SentPage {
  return { html: document({ language, message, body: html`` }), policy: pagePolicy() };
}

function stepOf(path: string, page: HostedPage, words: Words, faults: Faults): Step {
  const { view, choices, now } = page;
  const { status, facts, redirect, otpAttemptsLeft } = view;
  const isUntouched = view.operations.length === 0;
  if (isUntouched && now >= facts.expireTime && (status === 'new' || status === 'decline')) {
    return { message: words.expired, body: [backToShop(page, words)] };
  }
  if (isFinal(status)) {
    return { message: status === 'success' ? words.success : words.failed, body: [backToShop(page, words)] };
  }
  if (status === 'new' && choices.length > 0) return choice(path, page, words, faults);
  if (redirect !== undefined && isWebUrl(redirect.url)) {
    const body = [redirectForm(redirect, words), timeLeft(page, words), checkAgain(path, words)];
    return { message: words.toBank, body, ...(redirect.method === 'post' ? { elsewhere: redirect.url } : {}) };
  }
  if (otpAttemptsLeft !== undefined && (status === 'awaiting_3ds_result' || status === 'invalid_verification')) {
    const wrong: Faults = status === 'invalid_verification' ? new Set(['otp']) : faults;
    const form = passwordForm(path, otpAttemptsLeft, words, wrong);
    return { message: words.password, body: [form, timeLeft(page, words)] };
  }
  if (status === 'awaiting_confirm') {
    const body = [requisites(page, words), timeLeft(page, words), confirmForm(path, words), checkAgain(path, words)];
    return { message: words.transfer, body, refreshSeconds: LATER_SECONDS };
  }
  if (APPLICATION_STATUSES[status].status === 'dispute') return { message: words.contested, body: [] };
  const message = status === 'new' || status === 'requisites' ? words.preparing : words.checking;
  return { message, body: [checkAgain(path, words)], refreshSeconds: SOON_SECONDS };
}

/** The card form and the transfers stand beside each other, so that nobody who comes to pay by card has a page more. */
function choice(path: string, page: HostedPage, words: Words, faults: Faults): Step {
  const { choices } = page;
  const card = choices.find(({ product }) => product === 'ecom');
  const transfers = choices.filter(({ product }) => product === 'p2p').map(({ code }) => code);
  const both = card !== undefined && transfers.length > 0;
  return {
    message: card !== undefined && !both ? words.giveCard : words.choose,
    body: [
      faultOf('method', words, faults),
      both ? html`<h2>${words.labels.byCard}</h2>` : undefined,
      card && cardForm(path, card.code, words, faults),
      both ? html`<h2>${words.labels.byTransfer}</h2>` : undefined,
      transfers.length === 0 ? undefined : transferForm(path, transfers, words),
      timeLeft(page, words),
    ],
  };
}
