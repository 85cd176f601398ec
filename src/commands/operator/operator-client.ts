import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServiceError } from '@grpc/grpc-js';
import { hostPort } from '../../base/host-port.ts';
import { type ClientTls, connect, type TurnpikeClient } from '../../client/client.ts';
import { type NodeDoor, readNodeDoor } from '../../config/settings.ts';
import { isClientId } from '../../domain/ids.ts';
import { DEMO_KEYS } from '../demo-keys.ts';

/** What an operator's command speaks through: the gRPC port of a running node, never its database. */
export interface OperatorOptions {
  /** `host:port` of any node; the node of this machine by default. */
  readonly address?: string;
  /** Speak TLS though no variable names a certificate: the authorities of this machine vouch for the node. */
  readonly tls?: boolean;
}

/**
 * Runs a command against a node. The key comes from TURNPIKE_API_KEY; a demo on this machine needs none. With
 * TURNPIKE_TLS_CA the node has to show a certificate of that authority, with TURNPIKE_TLS_CERT and _KEY the command shows
 * its own. Prints what the node refuses in its own words, ends with one line of JSON, and exits non-zero on a refusal.
 */
export async function asOperator(
  options: OperatorOptions,
  command: (client: TurnpikeClient) => Promise<{ readonly lines: readonly string[]; readonly summary: object }>,
): Promise<void> {
  const { grpcAddress, tls } = readNodeDoor(process.env);
  const address = options.address ?? hostPort(grpcAddress);
  const client = connect(address, {
    apiKey: process.env['TURNPIKE_API_KEY'] ?? DEMO_KEYS.operator,
    ...(tls === undefined && options.tls !== true ? {} : { tls: readTls(tls ?? {}) }),
  });
  try {
    const { lines, summary } = await command(client);
    print([...lines, JSON.stringify({ ok: true, ...summary })]);
  } catch (error) {
    const refusal = isServiceError(error) ? error.details : error instanceof Error ? error.message : String(error);
    print([refusal, JSON.stringify({ ok: false, error: refusal })]);
    process.exitCode = 1;
  } finally {
    client.close();
  }
}

/** A mutating call of the command line is made once; a person who repeats the command means it. */
export function newRequestId(): string {
  return `cli-${randomUUID()}`;
}

/** `party/invoice`. Throws in words for anything else. */
export function parseInvoice(wanted: string): { readonly partyId: string; readonly invoiceId: string } {
  const [partyId = '', invoiceId = '', ...rest] = wanted.split('/');
  if (rest.length > 0 || !isClientId(partyId) || !isClientId(invoiceId)) {
    throw new Error(`Name the invoice as party/invoice, not ${JSON.stringify(wanted.slice(0, 100))}.`);
  }
  return { partyId, invoiceId };
}

function readTls({ caFile, own }: NonNullable<NodeDoor['tls']>): ClientTls {
  const read = (file: string) => readFileSync(file, 'utf8');
  return {
    ...(caFile === undefined ? {} : { ca: read(caFile) }),
    ...(own === undefined ? {} : { identity: { certificate: read(own.certFile), key: read(own.keyFile) } }),
  };
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'details' in error && typeof error.details === 'string';
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
