import { readFileSync } from 'node:fs';
import {
  connect,
  credsAuthenticator,
  type NatsConnection,
  usernamePasswordAuthenticator,
} from '@nats-io/transport-node';

export interface NatsOptions {
  /** `nats://host:port`, or several separated by commas; the first may carry `user:password@`. */
  readonly url: string;
  /** A credentials file, as `nsc` writes it. */
  readonly credentialsFile?: string;
  /** What the server's operators see. */
  readonly name: string;
  /** Whose permissions the user has (deploy/nats/permissions.conf): answers are heard under the prefix of this role only. */
  readonly role?: 'node' | 'bridge';
}

/** A half-open connection is given up after about three of these: before clients who wait at this node have waited too long. */
const PING_MS = 500;
const RECONNECT_MS = 250;
const CONNECT_TIMEOUT_MS = 5_000;

/** Rejects when no server answers at the start; afterwards it reconnects for ever, to whichever server is there. */
export async function connectNats(options: NatsOptions): Promise<NatsConnection> {
  const { url, credentialsFile, name, role = 'node' } = options;
  const servers = url.split(',').map((server) => new URL(server));
  const [{ username = '', password = '' } = {}] = servers;
  const isTls = servers.some(({ protocol }) => protocol === 'tls:');
  return await connect({
    servers: servers.map(({ host }) => host),
    name,
    inboxPrefix: `_INBOX.${role}`,
    timeout: CONNECT_TIMEOUT_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    reconnectJitter: RECONNECT_MS,
    pingInterval: PING_MS,
    maxPingOut: 2,
    noEcho: false,
    noAsyncTraces: true, // They cost more than the request.
    ...(isTls ? { tls: {} } : {}),
    ...(username === ''
      ? {}
      : { authenticator: usernamePasswordAuthenticator(decodeURIComponent(username), decodeURIComponent(password)) }),
    ...(credentialsFile === undefined ? {} : { authenticator: credsAuthenticator(readFileSync(credentialsFile)) }),
  });
}
