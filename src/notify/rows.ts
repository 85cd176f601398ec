import { createHash } from 'node:crypto';
import { toIso } from '../base/time.ts';
import type { ApplicationView } from '../domain/application/application.ts';
import { APPLICATION_STATUSES, isFinal } from '../domain/application/status.ts';
import { invoiceStream, payoutStream } from '../domain/ids.ts';
import { wantsType } from '../domain/webhook/decide.ts';
import { type Endpoint, type WebhookState, webhookChannel } from '../domain/webhook/webhook.ts';
import { alertUrl } from '../h2h/alert.ts';
import { alertBody } from '../h2h/body.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { EventMessage, PublicEvent } from '../ports/events.ts';

/**
 * The rows of the outbox that an event makes. They depend on the event and on the endpoints at its position alone, so that
 * whoever makes them makes the same.
 */

/** What receivers take; Standard Webhooks says so. */
const MAX_BODY_BYTES = 20_000;

export function rowsOf(event: PublicEvent, { endpoints }: WebhookState): readonly NewDelivery[] {
  const enabled = [...endpoints.values()].filter(({ disabled }) => disabled === undefined);
  const messages = enabled.length === 0 ? [] : event.messages();
  const webhooks = messages.flatMap((message, index) =>
    enabled.filter((each) => wantsType(each, message.type)).map((each) => webhookRow(event, message, index, each)),
  );
  const alerts = event.applications.map((view, index) => alertRow(event, view, index));
  return [...webhooks, ...alerts.filter((row) => row !== undefined)];
}

function webhookRow(event: PublicEvent, message: EventMessage, index: number, { id }: Endpoint): NewDelivery {
  const { partyId, position, sequence, time } = event;
  const { type } = message;
  const channel = webhookChannel(partyId, id);
  return {
    id: rowId('msg', channel, position, index),
    channel,
    partyId,
    resource: resourceOf(event),
    sequence,
    type,
    passing: false,
    time,
    body: bounded(type, toIso(time), message.data),
  };
}

/** One that is too long goes without what changed: the receiver asks for it. */
function bounded(type: string, timestamp: string, data: EventMessage['data']): string {
  const body = JSON.stringify({ type, timestamp, data });
  if (Buffer.byteLength(body) <= MAX_BODY_BYTES) return body;
  const { change: _, ...rest } = data;
  return JSON.stringify({ type, timestamp, data: { ...rest, change_omitted: true } });
}

/**
 * Undefined where the merchant gave no URL. All alerts of a cash desk to one origin are one channel, so that a final one replaces
 * what still waits even if its path is another (D4).
 */
function alertRow(event: PublicEvent, view: ApplicationView, index: number): NewDelivery | undefined {
  const { partyId, position, time } = event;
  const { facts, status, version, requisites } = view;
  const url = alertUrl(facts.urls, status);
  const origin = URL.parse(url)?.origin;
  if (origin === undefined) return undefined;
  const channel = `alert/${partyId}/${facts.projectId}/${shortHash(origin)}`;
  const id = rowId('alert', channel, position, index);
  return {
    id,
    channel,
    partyId,
    url,
    resource: resourceOf(event),
    sequence: version,
    type: `alert.${APPLICATION_STATUSES[status].status}`,
    passing: !isFinal(status),
    time,
    body: JSON.stringify(alertBody(view, id)),
    ...(requisites === undefined || isFinal(status) ? {} : { sealed: requisites.sealed }),
  };
}

function resourceOf({ kind, partyId, id }: PublicEvent): string {
  return kind === 'invoice' ? invoiceStream(partyId, id) : payoutStream(partyId, id);
}

function rowId(prefix: string, channel: string, position: number, index: number): string {
  return `${prefix}_${shortHash(channel)}_${position}_${index}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
