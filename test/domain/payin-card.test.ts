import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { NOW, TEMPORARY } from '../kit/invoice-world.ts';
import {
  asks,
  awaiting3ds,
  awaitingConfirm,
  COMPLETED_SLEEP,
  DECLINE,
  LIFETIME_MS,
  otp,
  PASSWORD,
  PAYIN_WORLD,
  payinWorld,
  SLEEPS,
  SUCCEED,
  succeed,
  THREE_DS,
  TO_BANK,
  threeDs,
  WAITS,
} from './payin-world.ts';

const REFUSED = { intent: WAITS, verification: 'refused' } as const;
const LOST = { intent: WAITS, verification: 'lost' } as const;
const TO_ACS = { ...THREE_DS, url: 'https://acs.example/2' } as typeof THREE_DS;
const UNKNOWN = { type: 'unknown', reason: 'timeout' } as const;
const SUBMIT = { type: 'SubmitVerification', session: { paymentId: '1', no: 0 }, ref: 'ref' };

function sent() {
  const payin = awaiting3ds(PASSWORD);
  payin.take(otp());
  return payin;
}

describe('a payin by card', () => {
  it('is executed at once where nobody asks its payer for anything', () => {
    expect(succeed(payinWorld({ product: 'ecom' })).history).toEqual(['new', 'requisites', 'executing', 'success']);
  });

  it.each([
    ['the result of 3-D Secure', THREE_DS, 'awaiting_3ds_result'],
    ['a password', PASSWORD, 'awaiting_3ds_result'],
    ['a visit to a bank', TO_BANK, 'awaiting_redirect_result'],
  ])('waits for %s also where the provider names its transaction in the same answer', (_what, request, status) => {
    const payin = payinWorld({ product: 'ecom' });
    payin.answer({ intent: asks(request), trx: { id: 'trx', extra: {} } });
    expect(payin.history).toEqual(['new', 'requisites', status]);
  });

  it('brings the provider the result of 3-D Secure, and succeeds', () => {
    const payin = awaiting3ds();
    payin.take(threeDs());
    expect(payin.status()).toBe('executing');
    expect(payin.work()).toEqual([SUBMIT]);
    succeed(payin);
    expect(payin.history.slice(2)).toEqual(['awaiting_3ds_result', 'executing', 'success']);
  });

  it('knows the same result again, also after the end, and refuses another one (P5)', () => {
    const payin = awaiting3ds();
    payin.take(threeDs('a'));
    expect(payin.take(threeDs('a', 'ref-2'))).toEqual([]);
    expect(payin.attempt(threeDs('b'))).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS' });
    succeed(payin);
    expect(payin.take(threeDs('a'))).toEqual([]);
  });

  it('takes a result that the provider’s success has overtaken (P5)', () => {
    expect(succeed(awaiting3ds()).take(threeDs())).toEqual([]);
    expect(succeed(awaiting3ds(PASSWORD)).take(otp())).toEqual([]);
  });

  it.each([
    ['a password', 'a redirect', awaiting3ds, otp()],
    ['a result', 'a password', () => awaiting3ds(PASSWORD), threeDs()],
    ['a result', 'a bank', () => awaiting3ds(TO_BANK), threeDs()],
    ['a result', 'a transfer', awaitingConfirm, threeDs()],
  ] as const)('does not take %s where the payer has %s', (_given, _asked, begin, command) => {
    expect(begin().attempt(command)).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS' });
  });

  it('brings a result once: a provider that takes its time is not given it again', () => {
    const payin = awaiting3ds();
    payin.take(threeDs());
    payin.answer({ intent: SLEEPS, verification: 'delivered' });
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'call' }]);
    payin.answer(WAITS);
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire' }]);
  });

  it('asks for the outcome, and brings nothing again, when nobody knows whether the result got there (P7)', () => {
    const payin = awaiting3ds();
    payin.take(threeDs());
    payin.outcome(UNKNOWN);
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'ask' }]);
  });

  it('brings it later when it was never sent', () => {
    const payin = awaiting3ds();
    payin.take(threeDs());
    payin.outcome({ ...UNKNOWN, unsent: true });
    expect(payin.work()).toMatchObject([{ ...SUBMIT, at: expect.any(Number) }]);
  });

  it.each([
    ['is lost with a node', () => LOST, false],
    ['is not known to have arrived', () => ({ intent: WAITS }), true],
  ])('shows the redirect again, and takes the same result again, when it %s', (_, answer, unknown) => {
    const payin = awaiting3ds();
    payin.take(threeDs());
    if (unknown) payin.outcome(UNKNOWN);
    payin.answer(answer());
    expect(payin.view().redirect).toEqual(THREE_DS);
    payin.take(threeDs('digest', 'ref-2'));
    expect(payin.work()).toEqual([{ ...SUBMIT, ref: 'ref-2' }]);
  });

  it('goes back from a bank without the merchant', () => {
    const payin = awaiting3ds(TO_BANK);
    payin.answer(COMPLETED_SLEEP);
    expect(payin.status()).toBe('executing');
    expect(succeed(payin).status()).toBe('success');
  });

  it.each([
    ['3-D Secure', THREE_DS],
    ['a one-time password', PASSWORD],
    ['a bank', TO_BANK],
  ])(
    'whose payer never comes back from %s is asked about, and declined at the end of its lifetime (P7)',
    (_, request) => {
      const payin = awaiting3ds(request);
      expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: addMs(NOW, LIFETIME_MS) }]);
      payin.wait(LIFETIME_MS);
      expect(payin.status()).not.toBe('decline');
      payin.outcome({ type: 'expired' });
      expect(payin.status()).toBe('decline');
      expect(payin.view()).toMatchObject({ description: '3-D Secure timeout' });
    },
  );

  it('keeps an adapter’s own time where that is shorter, and its own word for the end', () => {
    const payin = payinWorld({ product: 'ecom' });
    const onTimeout = { type: 'callback', payload: new Uint8Array([1]) } as const;
    payin.answer({ ...asks(THREE_DS), timeoutMs: 60_000, onTimeout } as ReturnType<typeof asks>);
    expect(payin.work()).toMatchObject([{ type: 'TimeOutCallback', at: addMs(NOW, 60_000) }]);
  });

  it('succeeds when the question at its end finds the money', () => {
    const payin = awaiting3ds();
    payin.wait(LIFETIME_MS);
    expect(succeed(payin).history.slice(2)).toEqual(['awaiting_3ds_result', 'executing', 'success']);
  });
});

it.each([
  ['a result', () => awaiting3ds(), threeDs()],
  ['a password', () => awaiting3ds(PASSWORD), otp()],
] as const)('%s is still brought when the answer to an earlier question comes in between', (_, begin, command) => {
  const payin = begin();
  payin.take(command);
  payin.answer(WAITS);
  expect(payin.work()).toEqual([SUBMIT]);
});

it('a second challenge of 3-D Secure takes a result of its own', () => {
  const payin = awaiting3ds();
  payin.take(threeDs('a'));
  payin.answer({ intent: asks(TO_ACS, 'tag-2'), verification: 'delivered' });
  expect(payin.view()).toMatchObject({ status: 'executing', redirect: TO_ACS });
  payin.take(threeDs('b', 'ref-2'));
  expect(payin.work()).toEqual([{ ...SUBMIT, ref: 'ref-2' }]);
});

describe('a one-time password', () => {
  it('is brought to the provider once', () => {
    const payin = sent();
    expect(payin.status()).toBe('sent_verification');
    expect(payin.work()).toEqual([SUBMIT]);
    payin.answer({ intent: WAITS, verification: 'delivered' });
    expect(payin.status()).toBe('sent_verification');
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire' }]);
  });

  it('that is right makes the payin paid, and then it succeeds', () => {
    const payin = sent();
    payin.answer({ intent: SLEEPS, verification: 'accepted' });
    expect(payin.status()).toBe('paid');
    expect(succeed(payin).history.slice(2)).toEqual(['awaiting_3ds_result', 'sent_verification', 'paid', 'success']);
  });

  it('that is right at once makes the payin paid on the way', () => {
    const payin = sent();
    payin.answer({ intent: SUCCEED, verification: 'accepted' });
    payin.answer(SUCCEED);
    expect(payin.history.slice(2)).toEqual(['awaiting_3ds_result', 'sent_verification', 'paid', 'success']);
  });

  it('that is wrong may be given again, and the payin says how often', () => {
    const payin = sent();
    expect(payin.view().otpAttemptsLeft).toBe(3);
    payin.answer(REFUSED);
    expect(payin.view()).toMatchObject({ status: 'invalid_verification', otpAttemptsLeft: 2 });
    payin.take(otp('ref-2'));
    expect(payin.work()).toEqual([{ ...SUBMIT, ref: 'ref-2' }]);
  });

  it('that is wrong is counted once, however often the provider says so', () => {
    const payin = sent();
    for (let time = 0; time < 5; time += 1) payin.answer(REFUSED);
    expect(payin.view().otpAttemptsLeft).toBe(2);
  });

  it('that was lost is not counted', () => {
    const payin = sent();
    payin.answer(LOST);
    expect(payin.view()).toMatchObject({ status: 'invalid_verification', otpAttemptsLeft: 3 });
    payin.take(otp('ref-2'));
    expect(payin.status()).toBe('sent_verification');
  });

  it('given twice while one is checked is the same request (P5)', () => {
    expect(sent().take(otp('ref-2'))).toEqual([]);
  });

  it('that is wrong for the third time ends the payin by a question, and it is declined when that is certain (P7)', () => {
    const payin = awaiting3ds(PASSWORD);
    for (const ref of ['a', 'b', 'c']) {
      payin.take(otp(ref));
      payin.answer(REFUSED);
    }
    expect(payin.view()).toMatchObject({ status: 'invalid_verification', otpAttemptsLeft: 0 });
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: NOW }]);
    expect(payin.attempt(otp('d'))).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS' });
    payin.outcome({ type: 'expired' });
    expect(payin.view()).toMatchObject({ status: 'decline', description: 'three wrong one-time passwords' });
    expect(payin.ledger.open()).toEqual([]);
  });

  it('that the provider took for wrong, and took the money all the same, ends in success by legal steps', () => {
    const payin = sent();
    payin.answer(REFUSED);
    expect(succeed(payin).history.slice(3)).toEqual([
      'sent_verification',
      'invalid_verification',
      'sent_verification',
      'paid',
      'success',
    ]);
  });

  it('with which the provider declines is counted, and the payin is declined', () => {
    const payin = sent();
    payin.answer({ intent: DECLINE, verification: 'refused' });
    expect(payin.history.slice(3)).toEqual(['sent_verification', 'invalid_verification', 'decline']);
  });

  it('is never brought to the next session, which asks for its own', () => {
    const bank = PAYIN_WORLD.providers.get('bank');
    if (bank === undefined) throw new Error('the world has no bank');
    const retries = { ...bank.retries, processed: { type: 'linear', attempts: 1, delayMs: 1_000 } } as const;
    const payin = payinWorld({
      product: 'ecom',
      world: { ...PAYIN_WORLD, providers: new Map([['bank', { ...bank, retries }]]) },
    });
    payin.answer(asks(PASSWORD));
    payin.take(otp());
    payin.answer(TEMPORARY);
    payin.answer(asks(PASSWORD, 'tag-2'));
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire', session: { no: 1 } }]);
    payin.take(otp('ref-2'));
    expect(payin.work()).toEqual([{ ...SUBMIT, session: { paymentId: '1', no: 1 }, ref: 'ref-2' }]);
  });
});
