import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { spawnNode } from '../kit/node-process.ts';
import { requireTool } from '../kit/provision.ts';
import { newDataDir } from '../kit/whole-node.ts';
import { readTrace } from './system-calls.ts';

const TRACED = 'pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';

it('the sync of the write-ahead log has returned before the first byte of the reply leaves the socket (P2)', async (context) => {
  const strace = requireTool(context, 'strace');
  const dataDir = newDataDir();
  const traceFile = join(dataDir, 'system-calls');
  const node = spawnNode({
    dataDir,
    // Long strings, so that the id of the invoice is found in the page that holds it and in the reply.
    under: [
      strace,
      '-f',
      '-y',
      '-ttt',
      '-T',
      '-s',
      '65536',
      '-e',
      `trace=${TRACED}`,
      '-e',
      'signal=none',
      '-o',
      traceFile,
    ],
  });
  try {
    const { grpc } = await node.ready;
    const client = connect(grpc, { apiKey: DEMO_KEYS.merchant, deadlineMs: 60_000 });
    const ids = Array.from({ length: 5 }, () => `durable-${randomUUID()}`);
    for (const invoiceId of ids) {
      await client.invoicing.CreateInvoice({
        requestId: invoiceId,
        invoiceId,
        shopId: 'books',
        cost: { amountMinor: 50_000n, currency: 'RUB' },
        details: { product: 'Book' },
        dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 3_600) },
      });
    }
    client.close();
    await node.stop();

    const calls = readTrace(readFileSync(traceFile, 'latin1'));
    for (const id of ids) {
      const logged = calls.filter(({ file, data }) => file.endsWith('turnpike.db-wal') && data.includes(id));
      const reply = calls.find(({ file, data }) =>
        file.startsWith('TCP') || file.startsWith('socket') ? data.includes(id) : false,
      );
      if (reply === undefined) throw new Error(`no reply with ${id} was traced`);
      const before = logged.filter(({ endedAt }) => endedAt <= reply.startedAt);
      const lastWrite = Math.max(...before.map(({ endedAt }) => endedAt));
      expect(before.length, 'the record is in the write-ahead log before the reply').toBeGreaterThan(0);
      const syncs = calls.filter(
        ({ name, file, startedAt, endedAt, failed }) =>
          (name === 'fsync' || name === 'fdatasync') &&
          file.endsWith('turnpike.db-wal') &&
          !failed &&
          startedAt >= lastWrite &&
          endedAt <= reply.startedAt,
      );
      expect(syncs.length, 'a sync lies between the write and the reply').toBeGreaterThan(0);
    }
  } finally {
    await node.kill();
    rmSync(dataDir, { recursive: true });
  }
}, 240_000);
