import type { Operation } from './partner-book.ts';

/** The fake partner's payment page: cards by their masked numbers only, so that no card number is ever typed here (P9). */

export interface TestCard {
  readonly maskedPan: string;
  readonly expiry: string;
}

export const TEST_CARDS: readonly TestCard[] = [
  { maskedPan: '424242******4242', expiry: '12/30' },
  { maskedPan: '555555******4444', expiry: '12/30' },
  { maskedPan: '220000******0004', expiry: '12/30' },
];

export function paymentPage({ amount, currency, status }: Operation): string {
  if (status !== 'CREATED') return document('<p>This payment is over.</p>');
  const cards = TEST_CARDS.map(({ maskedPan }, index) => `<option value="${index}">${maskedPan}</option>`).join('');
  return document(`<p>${amount} of currency ${currency}</p>
<form method="post">
<p><label>Card <select name="card">${cards}</select></label></p>
<p><button name="choice" value="save">Pay and save the card</button>
<button name="choice" value="pay">Pay</button>
<button name="choice" value="decline">Decline</button></p>
</form>`);
}

function document(body: string): string {
  return `<!doctype html><html lang="en"><title>Fake partner</title><h1>Fake partner</h1>${body}</html>`;
}
