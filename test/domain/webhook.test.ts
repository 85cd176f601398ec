import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideWebhook,
  evolveWebhook,
  MAX_ENDPOINTS,
  NO_WEBHOOKS,
  signingSecrets,
  wantsType,
} from '../../src/domain/webhook/decide.ts';
import type { Endpoint, NewSecret, WebhookCommand, WebhookState } from '../../src/domain/webhook/webhook.ts';

const NOW = 1_000_000;
const HOUR = 3_600_000_000;
const secretOf = (id: string): NewSecret => ({ id, sealed: { keyId: 'k', ciphertext: Buffer.from(id) } });

function create(id = 'a'): WebhookCommand {
  const endpoint = { id, partyId: 'party', url: 'https://a.example/', eventTypes: [], scheme: 'hmac' } as const;
  return { type: 'CreateEndpoint', endpoint, secret: secretOf('first') };
}
const update = (parts: object): WebhookCommand => ({ type: 'UpdateEndpoint', id: 'a', ...parts });
const rotate = (secret: string, overlapMs: number): WebhookCommand => ({
  type: 'RotateSecret',
  id: 'a',
  secret: secretOf(secret),
  overlapMs,
});

function decided(state: WebhookState, command: WebhookCommand, now = NOW) {
  const decision = decideWebhook(state, command, now);
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.changes;
}

function given(...commands: readonly WebhookCommand[]): WebhookState {
  return commands.reduce<WebhookState>(
    (state, command) => decided(state, command).reduce(evolveWebhook, state),
    NO_WEBHOOKS,
  );
}

function endpointOf(state: WebhookState): Endpoint {
  const endpoint = state.endpoints.get('a');
  if (endpoint === undefined) throw new Error('it is there');
  return endpoint;
}

function reasonOf(state: WebhookState, command: WebhookCommand): string | undefined {
  const decision = decideWebhook(state, command, NOW);
  return decision.ok ? undefined : decision.reason;
}

describe('an endpoint', () => {
  it('is made once, and a party has so many at most', () => {
    const state = given(create());
    expect(endpointOf(state)).toMatchObject({ id: 'a', createTime: NOW, updateTime: NOW });
    expect(reasonOf(state, create())).toBe('WEBHOOK_ENDPOINT_ALREADY_EXISTS');
    const full = given(...Array.from({ length: MAX_ENDPOINTS }, (_, index) => create(`e${index}`)));
    expect(reasonOf(full, create())).toBe('TOO_MANY_WEBHOOK_ENDPOINTS');
  });

  it.each([update({ url: 'https://b.example/' }), rotate('x', 0), { type: 'DeleteEndpoint', id: 'a' } as const])(
    'that is not there takes no command',
    (command) => {
      expect(reasonOf(NO_WEBHOOKS, command)).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
    },
  );

  it('E1 that is told twice what it is changes nothing', () => {
    const state = given(create(), update({ url: 'https://b.example/', enabled: false }));
    for (const parts of [{}, { url: 'https://b.example/' }, { enabled: false }, { eventTypes: [] }]) {
      expect(decided(state, update(parts))).toEqual([]);
    }
  });

  it('keeps what an update does not name, and loses a description that is emptied', () => {
    const state = given(create(), update({ description: 'Orders' }), update({ eventTypes: ['payment.*'] }));
    expect(endpointOf(state)).toMatchObject({ description: 'Orders', url: 'https://a.example/' });
    expect(endpointOf(given(create(), update({ description: 'x' }), update({ description: '' })))).not.toHaveProperty(
      'description',
    );
  });

  it('that is gone or failing is disabled once, and its merchant enables it again', () => {
    const disable = { type: 'DisableEndpoint', id: 'a', reason: 'gone' } as const;
    const state = given(create(), disable);
    expect(endpointOf(state).disabled).toEqual({ reason: 'gone', time: NOW });
    expect(decided(state, { ...disable, reason: 'failing' })).toEqual([]);
    expect(decided(NO_WEBHOOKS, disable)).toEqual([]);
    expect(endpointOf(given(create(), disable, update({ enabled: true })))).not.toHaveProperty('disabled');
  });

  it('E2 signs with the new secret and the one before until the overlap is over, never with more', () => {
    const ids = (state: WebhookState, now: number) => signingSecrets(endpointOf(state), now).map(({ id }) => id);
    const once = given(create(), rotate('second', 3_600_000));
    expect(ids(once, NOW)).toEqual(['second', 'first']);
    expect(ids(once, NOW + HOUR)).toEqual(['second']);
    const twice = given(create(), rotate('second', 3_600_000), rotate('third', 3_600_000));
    expect(ids(twice, NOW)).toEqual(['third', 'second']);
    expect(ids(given(create(), rotate('second', 0)), NOW)).toEqual(['second']);
  });

  it.each([
    [[], 'payment.captured', true],
    [['payment.captured'], 'payment.captured', true],
    [['payment.captured'], 'payment.failed', false],
    [['payment.*'], 'payment.extra_captured', true],
    [['pay.*'], 'payment.captured', false],
    [['refund.*', 'invoice.paid'], 'invoice.paid', true],
  ] as const)('that chose %j and %s: %s', (eventTypes, type, wanted) => {
    const state = given(create(), update({ eventTypes }));
    expect(wantsType(endpointOf(state), type)).toBe(wanted);
  });

  it('folds to what was decided, whatever is asked in whatever order', () => {
    const commands = fc.array(
      fc.oneof(
        fc.constant(create()),
        fc.record({ enabled: fc.boolean(), url: fc.webUrl() }).map(update),
        fc.nat(10_000).map((overlapMs) => rotate(`s${overlapMs}`, overlapMs)),
        fc.constant<WebhookCommand>({ type: 'DeleteEndpoint', id: 'a' }),
        fc.constant<WebhookCommand>({ type: 'DisableEndpoint', id: 'a', reason: 'failing' }),
      ),
    );
    fc.assert(
      fc.property(commands, (all) => {
        let state = NO_WEBHOOKS;
        for (const command of all) {
          const decision = decideWebhook(state, command, NOW);
          if (!decision.ok) continue;
          state = decision.changes.reduce(evolveWebhook, state);
          for (const { secrets } of state.endpoints.values()) expect(secrets.length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});
