import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../src/journal/postgres/migrate.ts';
import { runCommand } from '../commands/run-command.ts';
import { runDrill } from '../drill/run-drill.ts';
import { type ClusterStage, openClusterStage, until } from '../drill/stages.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { FREE_PORTS } from '../kit/whole-node.ts';

const NEXT = fileURLToPath(new URL('next-release.ts', import.meta.url));

/** As docs/operations.md tells operators: the database first, then one node after the other, back as well as forth. */
describeWithPostgres('an upgrade of a cluster under load', () => {
  describeWithNats('to the next release', () => {
    it('fails no call, and both releases work beside each other on the later schema, until it says that one is too old (P1, P5, P8)', async () => {
      const upgrade = async (stage: ClusterStage): Promise<number> => {
        const { environment, nodes, databaseUrl, postgres } = stage.cluster;
        const [first, second] = nodes;
        const migrate = await runCommand(['migrate'], environment, NEXT);
        expect(migrate.summary).toEqual({ ok: true, from: SCHEMA_VERSION, to: SCHEMA_VERSION + 1 });
        for (const [node, release] of [
          [first, NEXT],
          [second, NEXT],
          [first, undefined],
        ] as const) {
          await node?.stop();
          await node?.start(release);
          await until('every node has partitions', async () =>
            [...(await stage.owned()).values()].every((count) => count > 0),
          );
        }
        await postgres.run(databaseUrl, `UPDATE cluster SET oldest_program = ${SCHEMA_VERSION + 1}`);
        const late = await runCommand(['serve'], { ...environment, ...FREE_PORTS, TURNPIKE_NODE_ID: 'late' });
        expect([late.code, late.errors]).toEqual([1, expect.stringContaining('start a later release')]);
        await postgres.run(databaseUrl, 'UPDATE cluster SET oldest_program = 1');
        return 0;
      };
      const drill = {
        name: 'upgrade',
        what: 'the database and two nodes go to the next release, and one of them back again',
        bound: 'planned',
        afterMs: 500,
        open: () => openClusterStage({ nodes: 2 }, upgrade),
      } as const;
      const quiet = { show: () => {}, print: () => {} };
      const result = await runDrill(drill, { paymentsPerSecond: 10, seed: 2, warmUpMs: 1_000, ...quiet });
      expect(result).toMatchObject({ broken: [], failedCalls: 0, audit: { ok: true } });
      expect(result.payments).toBeGreaterThan(20);
    }, 240_000);
  });
});
