import { hash, X509Certificate } from 'node:crypto';
import { credentials, loadPackageDefinition, type ServiceError } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import type { ProtoGrpcType } from '../../src/generated/turnpike.ts';
import { packageDefinition } from '../../src/rpc/protos.ts';
import { type Identity, identityOf } from '../kit/certificate.ts';
import { fixedConfigurations, rpcWorld, startRpcNode } from './rpc-node.ts';

/** GetInvoice of an invoice that is not there, with or without a certificate of the client's own. */
async function callOver(address: string, server: Identity, client?: Identity): Promise<ServiceError | null> {
  const { turnpike } = loadPackageDefinition(packageDefinition) as unknown as ProtoGrpcType;
  const pem = (text: string | undefined) => (text === undefined ? null : Buffer.from(text));
  const secure = credentials.createSsl(pem(server.certificate), pem(client?.key), pem(client?.certificate));
  const invoicing = new turnpike.v1.InvoicingService(address.replace('127.0.0.1', 'localhost'), secure);
  const deadline = Date.now() + 10_000;
  try {
    return await new Promise((resolve) =>
      invoicing.GetInvoice({ invoiceId: 'x' }, { deadline }, (error) => resolve(error)),
    );
  } finally {
    invoicing.close();
  }
}

describe('a server with TLS', () => {
  it('is spoken to in TLS', async (context) => {
    const server = identityOf(context, 'server');
    const node = await startRpcNode({ tls: server });
    expect(await callOver(node.address, server)).toMatchObject({ code: 16 });
    await node.stop();
  });

  it('takes the certificate of a client for its key, and nobody without one', async (context) => {
    const server = identityOf(context, 'server');
    const client = identityOf(context, 'client');
    const sha256 = hash('sha256', new X509Certificate(client.certificate).raw, 'hex');
    const apiKeys = [{ id: 'by-certificate', sha256, roles: ['merchant'], partyId: 'party' }] as const;
    const configurations = fixedConfigurations({ ...rpcWorld(), apiKeys });
    const node = await startRpcNode({ tls: { ...server, clientCa: client.certificate }, configurations });
    expect(await callOver(node.address, server, client)).toMatchObject({ code: 5 });
    const stranger = identityOf(context, 'stranger');
    expect(await callOver(node.address, server, stranger)).toMatchObject({ code: 14 });
    await node.stop();
  });
});
