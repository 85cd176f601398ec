import { expect, it } from 'vitest';
import { runDrill } from '../drill/run-drill.ts';
import { openClusterStage } from '../drill/stages.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';

// `npm run drill` is the long form of this: more troubles, and bounds on how long calls may fail.
describeWithPostgres('a cluster of processes', () => {
  describeWithNats('under load', () => {
    it('goes on when a node is killed and another is stopped; nothing acknowledged is lost, doubled or out of order (P1, P2, P3, P5)', async () => {
      const drill = {
        name: 'short',
        what: 'a node is killed, another stopped, both come back',
        bound: 'any',
        afterMs: 1_000,
        open: () =>
          openClusterStage({ nodes: 2 }, async ({ cluster }) => {
            const [first, second] = cluster.nodes;
            await first?.kill();
            await first?.start();
            await second?.stop();
            await second?.start();
            return 0;
          }),
      } as const;
      const quiet = { show: () => {}, print: () => {} };
      const result = await runDrill(drill, { paymentsPerSecond: 8, seed: 1, warmUpMs: 1_000, ...quiet });
      expect(result).toMatchObject({ lost: [], doubled: [], disorder: [], wrong: [], audit: { ok: true } });
      expect(result.payments).toBeGreaterThan(10);
      expect(result.applications).toBeGreaterThan(5);
    }, 240_000);
  });
});
