import { MICROS_PER_MS } from '../base/time.ts';
import type { TransferRequisites } from '../domain/application/application.ts';
import { signingSecrets } from '../domain/webhook/decide.ts';
import { type Endpoint, webhookStream } from '../domain/webhook/webhook.ts';
import { alertHeaders } from '../h2h/alert.ts';
import { type JsonBody, requisitesBody } from '../h2h/body.ts';
import type { BusinessClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Vault } from '../ports/vault.ts';
import type { WebhookEndpoints } from '../ports/webhook-endpoints.ts';
import type { OutgoingMessage } from './attempt.ts';
import { type SigningKey, webhookHeaders } from './signatures.ts';

/**
 * Makes of a row what is sent: where it goes, what may not be stored in the clear, and signatures with the keys of this moment.
 *  M1 The stamp of a message is the wall's time of the attempt, also where a sandbox moved its clock: receivers compare it with theirs.
 *  M2 What is sealed is in the clear in memory alone, and only for the attempt (P9).
 */
export type Composed =
  | { readonly type: 'message'; readonly message: OutgoingMessage }
  /** The endpoint was disabled or deleted in the meantime. */
  | { readonly type: 'unwanted' }
  /** It cannot be sent as things are: a key is missing. */
  | { readonly type: 'unable'; readonly why: string };

export interface ComposeOptions {
  readonly endpoints: Pick<WebhookEndpoints, 'read'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly configurations: Pick<Configurations, 'latest'>;
  /** Value of a secret by its name. */
  readonly secret: (name: string) => string | undefined;
  readonly businessClock: BusinessClock;
  /** Never moved (M1). */
  readonly wall: BusinessClock;
}

export type Compose = (row: Delivery) => Promise<Composed>;

export function createComposer(options: ComposeOptions): Compose {
  const { endpoints, vault, configurations, secret, businessClock, wall } = options;
  const wallSeconds = () => Math.floor(wall.now() / MICROS_PER_MS / 1000);

  const keysOf = async (endpoint: Endpoint): Promise<readonly SigningKey[]> => {
    const secrets = signingSecrets(endpoint, businessClock.now());
    const keys = await Promise.all(secrets.map(({ sealed }) => vault.open(sealed)));
    return keys.filter((key) => key !== undefined).map((key) => ({ scheme: endpoint.scheme, key }));
  };

  const webhook = async (row: Delivery, endpointId: string): Promise<Composed> => {
    const { state } = await endpoints.read(webhookStream(row.partyId));
    const endpoint = state.endpoints.get(endpointId);
    if (endpoint === undefined || endpoint.disabled !== undefined) return { type: 'unwanted' };
    const keys = await keysOf(endpoint);
    if (keys.length === 0) return { type: 'unable', why: 'not sent: the signing key was erased' };
    const { id, body } = row;
    const headers = webhookHeaders(id, wallSeconds(), body, keys);
    return { type: 'message', message: { url: endpoint.url, headers, body } };
  };

  const alert = async (row: Delivery, url: string, projectId: string): Promise<Composed> => {
    const desk = configurations.latest().projects.get(projectId);
    if (desk === undefined) return { type: 'unable', why: 'not sent: the cash desk is not configured any more' };
    const key = secret(desk.alerts.secret);
    if (key === undefined) return { type: 'unable', why: 'not sent: the key of alerts is not set' };
    const body = await withRequisites(row, vault);
    const seconds = wallSeconds();
    const headers = {
      ...alertHeaders(desk.alerts, key, body, seconds),
      'webhook-id': row.id,
      'webhook-timestamp': String(seconds),
    };
    return { type: 'message', message: { url, headers, body } };
  };

  return (row) => {
    const [, , name = ''] = row.channel.split('/');
    return row.url === undefined ? webhook(row, name) : alert(row, row.url, name);
  };
}

/** Without them where their key was erased: what is personal may be forgotten, the status is told all the same. */
async function withRequisites({ body, sealed }: Delivery, vault: Pick<Vault, 'open'>): Promise<string> {
  const opened = sealed === undefined ? undefined : await vault.open(sealed);
  if (opened === undefined) return body;
  const requisites = JSON.parse(Buffer.from(opened).toString()) as TransferRequisites;
  return JSON.stringify({ ...(JSON.parse(body) as JsonBody), requisites: requisitesBody(requisites) });
}
