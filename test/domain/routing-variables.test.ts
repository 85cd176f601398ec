import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../src/config/condition.ts';
import { type PaymentTool, paymentMethod } from '../../src/domain/payment-tool.ts';
import { invoiceVariables, paymentVariables, toolVariables } from '../../src/domain/routing/variables.ts';
import { rub, shopOf, VISA, WALLET } from './world.ts';

const FULL_CARD = {
  ...VISA,
  issuerCountry: 'RUS',
  bankName: 'TEST BANK',
  category: 'CORPORATE',
  tokenService: 'applepay',
  tokenizationMethod: 'dpan',
} as const;

const TOOLS: readonly [PaymentTool, Readonly<Record<string, string | boolean>>][] = [
  [
    VISA,
    {
      type: 'bank_card',
      payment_system: 'visa',
      bin: '424242',
      last_digits: '4242',
      cvv_empty: false,
      token: 'tok_visa',
    },
  ],
  [
    { ...FULL_CARD, cvvEmpty: true },
    {
      type: 'bank_card',
      payment_system: 'visa',
      bin: '424242',
      last_digits: '4242',
      issuer_country: 'RUS',
      bank_name: 'TEST BANK',
      category: 'CORPORATE',
      token_service: 'applepay',
      tokenization_method: 'dpan',
      cvv_empty: true,
      token: 'tok_visa',
    },
  ],
  [
    { type: 'payment_terminal', service: 'euroset' },
    { type: 'payment_terminal', service: 'euroset' },
  ],
  [WALLET, { type: 'digital_wallet', service: 'qiwi' }],
  [
    { type: 'generic', service: 'any' },
    { type: 'generic', service: 'any' },
  ],
  [
    { type: 'mobile_commerce', operator: 'mts' },
    { type: 'mobile_commerce', operator: 'mts' },
  ],
  [
    { type: 'crypto_currency', currency: 'BTC' },
    { type: 'crypto_currency', currency: 'BTC' },
  ],
];

describe('the method of a payment tool', () => {
  const { paymentSystem: _, ...unknownCard } = VISA;
  const { tokenizationMethod: __, ...untokenized } = FULL_CARD;

  it.each<[PaymentTool, string]>([
    [VISA, 'card/visa'],
    [unknownCard, 'card/unknown'],
    [{ ...VISA, cvvEmpty: true }, 'card/visa/empty-cvv'],
    [FULL_CARD, 'card/visa/applepay/dpan'],
    [{ ...FULL_CARD, cvvEmpty: true }, 'card/visa/applepay/dpan'],
    [untokenized, 'card/visa/applepay/none'],
    [{ type: 'payment_terminal', service: 'euroset' }, 'terminal/euroset'],
    [WALLET, 'wallet/qiwi'],
    [{ type: 'mobile_commerce', operator: 'mts' }, 'mobile/mts'],
    [{ type: 'crypto_currency', currency: 'BTC' }, 'crypto/BTC'],
    [{ type: 'generic', service: 'any' }, 'generic/any'],
  ])('is what terms list', (tool, method) => {
    expect(paymentMethod(tool)).toBe(method);
  });
});

describe('the variables of conditions', () => {
  it.each(TOOLS)('tell what is known of the payment tool, and leave out what is not', (tool, expected) => {
    expect(toolVariables(tool)).toEqual(expected);
  });

  it('of a payment hold everything that rules may branch on, risk and flow too', () => {
    const variables = paymentVariables({
      partyId: 'party',
      shop: shopOf(),
      cost: rub(42_000),
      tool: VISA,
      flowType: 'hold',
      riskScore: 'high',
      trustLevel: 'well_known',
    });
    expect(variables).toEqual({
      category: 'goods',
      currency: 'RUB',
      amount: 42_000n,
      payment_tool: toolVariables(VISA),
      payment_method: 'card/visa',
      party: 'party',
      shop: 'shop',
      shop_location: 'https://shop.example',
      trust_level: 'well_known',
      risk_score: 'high',
      flow: 'hold',
    });
  });

  it('leave out a risk score and a trust level that nobody gave', () => {
    const variables = paymentVariables({
      partyId: 'party',
      shop: shopOf(),
      cost: rub(1),
      tool: VISA,
      flowType: 'instant',
    });
    expect(variables).not.toHaveProperty('risk_score');
    expect(variables).not.toHaveProperty('trust_level');
    expect(variables.flow).toBe('instant');
  });

  it('of an invoice know no tool, no flow and no risk', () => {
    expect(Object.keys(invoiceVariables({ partyId: 'party', shop: shopOf(), cost: rub(1) })).sort()).toEqual([
      'amount',
      'category',
      'currency',
      'party',
      'shop',
      'shop_location',
    ]);
  });

  it.each([...new Set(TOOLS.flatMap(([, fields]) => Object.keys(fields)))])(
    'bear the names that documents may use: payment_tool.%s',
    (field) => {
      expect(compileCondition(`has(payment_tool.${field})`)).toMatchObject({ ok: true });
    },
  );
});
