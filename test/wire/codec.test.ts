import { expect, test } from 'vitest';
import type { SessionTarget } from '../../src/domain/configuration.ts';
import type { InvoiceStatus } from '../../src/domain/invoice/invoice.ts';
import type { Money } from '../../src/domain/money.ts';
import type { Route } from '../../src/domain/routing/route.ts';
import type { Actor } from '../../src/ports/entities.ts';
import { codec } from '../../src/wire/codec.ts';
import { byTag, choice, type LayoutOf, message, minor, optional, text } from '../../src/wire/layout.ts';

/** The layouts below are wrong on purpose; their types are given up where the compiler would refuse them. */
const asMoney = (fields: object) => ({ kind: 'message', fields }) as LayoutOf<Money>;

const role = choice<Actor['role']>({ merchant: 'MERCHANT', operator: 'OPERATOR', bridge: 'BRIDGE', node: 'CLUSTER' });

test('a layout that forgets a field, a variant or a word of its type does not compile', () => {
  // @ts-expect-error terminalId is missing
  message<Route>({ providerId: text });
  // @ts-expect-error partyId may be absent, and is not optional here
  message<Actor>({ credential: text, role, partyId: text });
  // @ts-expect-error currency is never absent, and is optional here
  message<Money>({ amountMinor: minor, currency: optional(text) });
  // @ts-expect-error an amount is no text
  message<Money>({ amountMinor: text, currency: text });
  // @ts-expect-error fulfilled is missing
  byTag<InvoiceStatus>({ unpaid: {}, paid: {}, cancelled: { reason: text } });
  // @ts-expect-error cancelled has a reason
  byTag<InvoiceStatus>({ unpaid: {}, paid: {}, cancelled: {}, fulfilled: { reason: text } });
  // @ts-expect-error refunded is missing
  choice<SessionTarget>({ processed: 'PROCESSED', captured: 'CAPTURED', cancelled: 'CANCELLED' });
});

test.each([
  ['leaves a field of the .proto out', asMoney({ amountMinor: minor }), 'only in the .proto: currency'],
  ['names a field that the .proto has not', asMoney({ amountMinor: minor, currency: text, x: text }), ': x'],
  ['gives a field another type', asMoney({ amountMinor: text, currency: text }), 'amount_minor is string'],
  [
    'lets a field be absent that is always meant',
    asMoney({ amountMinor: minor, currency: optional(text) }),
    'currency is optional',
  ],
])('C1 a layout that %s stops the program at its start', (_, layout, fault) => {
  expect(() => codec('Money', layout)).toThrow(fault);
});

test('C1 a choice whose words are not those of the .proto stops the program at its start', () => {
  const layout = message<Actor>({ credential: text, role, partyId: optional(text) });
  expect(() => codec('Actor', layout)).toThrow('ACTOR_ROLE_CLUSTER, ACTOR_ROLE_NODE');
});

test('C3 fields are written in the order of their numbers, whatever the order of the layout', () => {
  const turned = codec('Money', asMoney({ currency: text, amountMinor: minor }));
  const straight = codec('Money', asMoney({ amountMinor: minor, currency: text }));
  const rub = { amountMinor: 5n, currency: 'RUB' };
  expect(turned.encode(rub)).toStrictEqual(straight.encode(rub));
});
