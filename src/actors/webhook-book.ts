import { decideWebhook, evolveWebhook, NO_WEBHOOKS } from '../domain/webhook/decide.ts';
import type { WebhookChange, WebhookCommand, WebhookState } from '../domain/webhook/webhook.ts';
import type { WebhookEndpoints } from '../ports/webhook-endpoints.ts';
import { webhookRecords } from '../wire/record.ts';
import { type AggregatePorts, createAggregate } from './aggregate.ts';

/** The webhook endpoints of all parties. */
export function createWebhookBook(ports: AggregatePorts): WebhookEndpoints {
  return createAggregate<WebhookState, WebhookCommand, WebhookChange, number>(ports, {
    kind: 'webhooks',
    initial: NO_WEBHOOKS,
    decide: decideWebhook,
    evolve: evolveWebhook,
    records: webhookRecords,
    context: (now) => now,
    // The stream is there before most of its endpoints are.
    alreadyExists: () => undefined,
  });
}
