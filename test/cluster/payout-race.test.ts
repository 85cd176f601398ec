import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { runCommand } from '../commands/run-command.ts';
import { startCluster } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { spawnNode } from '../kit/node-process.ts';
import { FUNDS_MINOR, PAYOUT_MINOR, type PayoutRace, RACERS, racePayouts, WINNERS } from '../kit/payout-race.ts';

function clientOf(address: string): TurnpikeClient {
  const client = connect(address, { apiKey: DEMO_KEYS.merchant });
  onTestFinished(() => client.close());
  return client;
}

function expectFairness({ ends, reasons, balances, balance, bank, told }: PayoutRace): void {
  expect(Object.fromEntries(ends)).toEqual({ H2H_STATUS_SUCCESS: WINNERS, H2H_STATUS_DECLINE: RACERS - WINNERS });
  expect([...reasons].filter((reason) => !reason.includes('the cash desk has'))).toEqual([]);
  expect(balance).toEqual({ availableMinor: 0n, lockedMinor: 0n });
  const isPossible = ({ availableMinor, lockedMinor }: PayoutRace['balance']) =>
    availableMinor >= 0n && lockedMinor >= 0n && availableMinor + lockedMinor <= FUNDS_MINOR;
  expect(balances.length, 'somebody looked while they ran').toBeGreaterThan(0);
  expect(balances.filter((seen) => !isPossible(seen))).toEqual([]);
  expect(bank).toEqual({ count: WINNERS, amountMinor: BigInt(WINNERS) * PAYOUT_MINOR, again: 0 });
  expect(told).toEqual({ success: WINNERS + 1, decline: RACERS - WINNERS });
}

it('P8 two hundred payouts at one node take fifty times what the cash desk has, and no more', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-race-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  // One door for all of them: the demo would not let so many in.
  const configuration = join(dataDir, 'race.yaml');
  const demo = readFileSync(join(import.meta.dirname, '../../config/demo.yaml'), 'utf8');
  writeFileSync(configuration, demo.replaceAll(/\{ per_second: \d+ \}/g, '{ per_second: 1000 }'));
  const node = spawnNode({ dataDir, environment: { TURNPIKE_CONFIG: configuration, TURNPIKE_LOG_LEVEL: 'warn' } });
  onTestFinished(() => node.kill());
  const { grpc, bank } = await node.ready;
  expectFairness(await racePayouts([clientOf(grpc)], bank));
  await node.stop();
  expect((await runCommand(['audit'], { TURNPIKE_DATA_DIR: dataDir })).summary).toMatchObject({ ok: true });
}, 120_000);

describeWithPostgres('payouts of a cluster', () => {
  describeWithNats('through three nodes', () => {
    it('P8 two hundred at once take fifty times what the cash desk has, and no more', async () => {
      const secrets = { TURNPIKE_SECRET_H2H_HMAC: 'requests', TURNPIKE_SECRET_H2H_ALERT_HMAC: 'alerts' };
      const cluster = await startCluster({ nodes: 3, environment: secrets });
      onTestFinished(cluster.stop);
      expectFairness(await racePayouts(cluster.addresses.map(clientOf), cluster.bankUrl));
      expect((await runCommand(['audit'], cluster.environment)).summary).toMatchObject({ ok: true });
    }, 120_000);
  });
});
