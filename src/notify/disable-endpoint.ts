import type { DisableReason } from '../domain/webhook/webhook.ts';
import { webhookStream } from '../domain/webhook/webhook.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Deliveries, Delivery } from '../ports/deliveries.ts';
import type { WebhookEndpoints } from '../ports/webhook-endpoints.ts';

/** When the dispatcher itself disables an endpoint: what it answered, or how long it did not. */

export type EndpointDoor = Pick<WebhookEndpoints, 'read' | 'ask'>;

interface Ports {
  readonly endpoints: EndpointDoor;
  readonly deliveries: Pick<Deliveries, 'list' | 'cancel'>;
  readonly clock: MachineClock;
  readonly notice: (message: string) => void;
}

const DEADLINE_MS = 10_000;

export async function disableEndpoint(
  { endpoints, clock, notice }: Ports,
  { partyId, channel }: Delivery,
  reason: Exclude<DisableReason, 'merchant'>,
): Promise<void> {
  const [, , id = ''] = channel.split('/');
  const answer = await endpoints.ask(
    webhookStream(partyId),
    { type: 'DisableEndpoint', id, reason },
    { actor: { credential: 'node', role: 'node' }, deadlineMs: clock.nowMs() + DEADLINE_MS, newKeys: [] },
  );
  if (!answer.ok) throw new Error(`endpoint ${id} of ${partyId} could not be disabled: ${answer.reason}`);
  notice(`webhook endpoint ${id} of ${partyId} is disabled: ${reason}`);
}

/**
 * A row used up its attempts. If nothing that is newer got through, the endpoint has been away all that time, and is disabled; if
 * something did, it does not like this one message.
 */
export async function disableIfFailing(ports: Ports, row: Delivery): Promise<void> {
  const { channel, partyId, time } = row;
  const page = await ports.deliveries.list({ partyId, channel, state: 'delivered' }, undefined, 1);
  const [newest] = page.rows;
  if (newest !== undefined && newest.time >= time) return;
  await disableEndpoint(ports, row, 'failing');
  await ports.deliveries.cancel(channel);
}
