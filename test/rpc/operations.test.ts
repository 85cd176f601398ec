import { readFileSync } from 'node:fs';
import { Client, credentials, loadPackageDefinition, Metadata, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoPath as healthProto } from 'grpc-health-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaderOptions } from '../../src/generated/loader-options.ts';
import type { ConfigurationServiceClient } from '../../src/generated/turnpike/v1/ConfigurationService.ts';
import type { ProtoGrpcType } from '../../src/generated/turnpike.ts';
import { packageDefinition } from '../../src/rpc/protos.ts';
import { requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { KEYS, type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
beforeAll(async () => {
  rpc = await startRpcNode({ demo: true });
});
afterAll(() => rpc.stop());

const demo = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');

function configurationClient(): ConfigurationServiceClient {
  const { turnpike } = loadPackageDefinition(packageDefinition) as unknown as ProtoGrpcType;
  return new turnpike.v1.ConfigurationService(rpc.address, credentials.createInsecure());
}

/** One call of ConfigurationService under the key of the demo's operator. */
async function call<Response>(
  method: (
    client: ConfigurationServiceClient,
    metadata: Metadata,
    done: (error: ServiceError | null, response?: Response) => void,
  ) => void,
  key = KEYS.demoOperator,
): Promise<Response> {
  const client = configurationClient();
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${key}`);
  return await new Promise<Response>((resolve, reject) => {
    method(client, metadata, (error, response) => {
      client.close();
      if (error === null && response !== undefined) resolve(response);
      else reject(error);
    });
  });
}

const commit = (baseRevision: bigint, document: string, comment?: string) =>
  call((client, metadata, done) =>
    client.CommitConfiguration({ requestId: requestId(), baseRevision, document, comment }, metadata, done),
  );

describe('ConfigurationService', () => {
  it('commits a revision, gives it back, and lists all without their documents', async () => {
    const second = `${demo}\n# second\n`;
    expect(await commit(1n, second, 'A remark')).toMatchObject({
      revision: 2n,
      document: second,
      author: 'demo-operator',
      comment: 'A remark',
    });
    expect(await call((client, metadata, done) => client.GetConfiguration({}, metadata, done))).toMatchObject({
      revision: 2n,
      document: second,
    });
    expect(
      await call((client, metadata, done) => client.GetConfiguration({ revision: 1n }, metadata, done)),
    ).toMatchObject({ revision: 1n, document: demo });
    const page = await call((client, metadata, done) => client.ListRevisions({ pageSize: 1 }, metadata, done));
    expect(page).toMatchObject({ revisions: [{ revision: 2n }] });
    const pageToken = (page as { readonly nextPageToken?: string }).nextPageToken;
    const rest = await call((client, metadata, done) =>
      client.ListRevisions({ pageSize: 1, pageToken }, metadata, done),
    );
    expect(rest).toMatchObject({ revisions: [{ revision: 1n }] });
    expect(rest).not.toHaveProperty('nextPageToken');
    expect(JSON.stringify(rest, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'parties',
    );
  });

  it('answers a repeat with the revision that the first one made, and refuses another base', async () => {
    const third = `${demo}\n# third\n`;
    expect(await commit(2n, third)).toMatchObject({ revision: 3n });
    expect(await commit(2n, third)).toMatchObject({ revision: 3n });
    expect(await failureOf(commit(2n, `${third}# other\n`))).toMatchObject({
      code: 'ABORTED',
      reason: 'CONFIGURATION_REVISION_CONFLICT',
      metadata: { revision: '3' },
    });
  });

  it('names the path of each fault of a document', async () => {
    const broken = demo.replace('category: retail', 'category: 5').replace('currency: RUB #', 'currency: XXZ #');
    const error = await failureOf(commit(3n, broken));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'INVALID_CONFIGURATION' });
    expect(error.fields).toContain('document.parties.demo.shops.books.category');
  });

  it('has no revision that was never committed', async () => {
    const error = await failureOf(
      call((client, metadata, done) => client.GetConfiguration({ revision: 99n }, metadata, done)),
    );
    expect(error).toMatchObject({ reason: 'CONFIGURATION_REVISION_NOT_FOUND', metadata: { revision: '99' } });
  });

  it('is for operators', async () => {
    const asMerchant = call((client, metadata, done) => client.GetConfiguration({}, metadata, done), KEYS.demoMerchant);
    expect(await failureOf(asMerchant)).toMatchObject({ code: 'PERMISSION_DENIED', metadata: { role: 'operator' } });
  });
});

describe('health', () => {
  it('is SERVING for every service, without a key, until the server drains', async () => {
    const node = await startRpcNode();
    const health = loadPackageDefinition(loadSync(healthProto, loaderOptions)) as unknown as HealthPackage;
    const client = new health.grpc.health.v1.Health(node.address, credentials.createInsecure());
    const check = (service: string) =>
      new Promise<string | undefined>((resolve) =>
        client.check({ service }, (error, response) => resolve(error ? String(error.code) : response?.status)),
      );
    for (const service of [
      '',
      'turnpike.v1.InvoicingService',
      'turnpike.v1.VaultService',
      'turnpike.v1.EventService',
    ]) {
      expect(await check(service)).toBe('SERVING');
    }
    expect(await check('turnpike.v1.Nothing')).toBe('5');
    const watch = client.watch({ service: '' });
    const seen: (string | undefined)[] = [];
    const ended = new Promise<void>((resolve) => {
      watch.on('data', ({ status }: { readonly status?: string }) => {
        seen.push(status);
      });
      watch.on('end', resolve);
    });
    expect(await check('')).toBe('SERVING');
    const drained = node.server.drain();
    await ended;
    expect(seen).toEqual(['SERVING', 'NOT_SERVING']);
    client.close();
    await drained;
    await node.stop();
  });
});

interface HealthPackage {
  readonly grpc: {
    readonly health: {
      readonly v1: {
        readonly Health: new (
          ...args: ConstructorParameters<typeof Client>
        ) => Client & {
          check(
            request: object,
            done: (error: ServiceError | null, response?: { readonly status?: string }) => void,
          ): void;
          watch(request: object): ReturnType<Client['makeServerStreamRequest']>;
        };
      };
    };
  };
}

describe('reflection', () => {
  it('tells the services of the contract, without a key', async () => {
    const names = new Set<string>();
    const client = new Client(rpc.address, credentials.createInsecure());
    const same = (message: Buffer) => message;
    const stream = client.makeBidiStreamRequest(
      '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
      same,
      same,
    );
    const answer = new Promise<Buffer>((resolve) => stream.once('data', resolve));
    // Field 7, list_services, with any text.
    stream.write(Buffer.from([0x3a, 1, 0x2a]));
    const text = (await answer).toString('latin1');
    for (const [name] of text.matchAll(/turnpike\.v1\.\w+Service/g)) names.add(name);
    expect([...names].sort()).toEqual([
      'turnpike.v1.ConfigurationService',
      'turnpike.v1.CustomerService',
      'turnpike.v1.EventService',
      'turnpike.v1.HostToHostService',
      'turnpike.v1.InvoiceTemplateService',
      'turnpike.v1.InvoicingService',
      'turnpike.v1.LedgerService',
      'turnpike.v1.OperationsService',
      'turnpike.v1.ProviderHostService',
      'turnpike.v1.VaultService',
      'turnpike.v1.WebhookService',
    ]);
    stream.end();
    client.close();
  });
});
