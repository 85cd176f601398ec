import { decideWebhook, evolveWebhook, NO_WEBHOOKS } from '../domain/webhook/decide.ts';
import type { WebhookChange, WebhookCommand, WebhookState } from '../domain/webhook/webhook.ts';
import { type RecordReaders, unreadBySome } from '../ports/record-readers.ts';
import type { WebhookEndpoints } from '../ports/webhook-endpoints.ts';
import { webhookRecords } from '../wire/record.ts';
import { type AggregatePorts, createAggregate } from './aggregate.ts';

export interface WebhookBookPorts extends AggregatePorts {
  readonly readers: RecordReaders;
}

/** The webhook endpoints of all parties. None is begun that a live node could not read (V1). */
export function createWebhookBook({ readers, ...ports }: WebhookBookPorts): WebhookEndpoints {
  const book = createAggregate<WebhookState, WebhookCommand, WebhookChange, number>(ports, {
    kind: 'webhooks',
    initial: NO_WEBHOOKS,
    decide: decideWebhook,
    evolve: evolveWebhook,
    records: webhookRecords,
    context: (now) => now,
    // The stream is there before most of its endpoints are.
    alreadyExists: () => undefined,
  });
  return {
    ...book,
    ask: async (stream, command, request) => {
      const refusal = command.type === 'CreateEndpoint' ? unreadBySome(readers) : undefined;
      return refusal ?? (await book.ask(stream, command, request));
    },
  };
}
