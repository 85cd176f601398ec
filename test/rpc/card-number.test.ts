import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from '../../src/base/card-number.ts';

describe('a text holds a card number', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '4242.4242.4242.4242',
    'card 4242424242424242, please',
    'x4242424242424242y',
    '5555555555554444',
    '378282246310005',
    '2200000000000004',
    '6011111111111117',
    '3530111333300000',
    '30569309025904',
    'order 17 4242 4242 4242 4242 and more',
    '4000000000000002 4242424242424241',
    '8ef5b0f8-6089-4246-8596-e944df39e8e9 4242424242424242',
    '4242-4242-4242-4242-8ef5b0f80000',
  ])('%j', (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });
});

describe('a text holds no card number', () => {
  it.each([
    '',
    'Winter tyres 205/55 R16',
    '4242424242424241',
    '+7 999 123-45-67',
    '1763776000000',
    '2026-01-15T12:00:00.000000Z',
    '0000000000000000',
    '1234567890123452',
    '42424242424242424242424242424242',
    '4cf5c0a2-0e5e-4b47-8a2f-0c5f3a3ed1d0',
    '8ef5b0f8-6089-4246-8596-e944df39e8e9',
    '60cf1c9e-5665-4883-8598-6b19c47d21d5',
    '{"id":"03D5D232-C80A-4B55-84B6-75639766772B"}',
    '4242  4242  4242  4242',
  ])('%j', (text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  it('and never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof holdsCardNumber(text) === 'boolean'));
  });
});
