import type { WebhookCommand, WebhookState } from '../domain/webhook/webhook.ts';
import type { Aggregate } from './aggregates.ts';

/** The door to the webhook endpoints of all parties, `webhooks/<party>/endpoints`. */
export type WebhookEndpoints = Aggregate<WebhookState, WebhookCommand>;
