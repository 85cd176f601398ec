import { expect, it } from 'vitest';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { runStorm } from './storm.ts';

// `npm run storm` is the long form of this.
describeWithPostgres('a storm of callbacks', () => {
  describeWithNats('over a bridge and three nodes', () => {
    it('takes effect once for each, and loses none, though each comes three times and a node is killed (P1, P5, P6)', async () => {
      const result = await runStorm({ callbacks: 150, kills: 1, seed: 1, tell: () => {} });
      expect(result).toMatchObject({ accepted: 450, broken: [] });
      expect(result.told).toBeGreaterThan(50);
    }, 240_000);
  });
});
