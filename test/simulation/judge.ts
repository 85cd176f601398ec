import { audit } from '../../src/audit/audit.ts';
import type { MemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { End } from './oracle/oracle.ts';
import type { World } from './world/build-world.ts';
import type { Told } from './world/client.ts';
import { simulatedConfigurations } from './world/configuration.ts';
import type { PayoutLife, PayoutTold } from './world/payout-desk.ts';

const HOUR_MS = 3_600_000;
const MOST_READS = 20;

/** Reads everything that a world has come to, and lays it before the oracle, then before the node's own audit. */
export async function judge(
  world: World,
  invoices: readonly string[],
  lives: readonly PayoutLife[],
  stopped: () => boolean,
): Promise<void> {
  const { site, oracle, violated } = world;
  const told = await readAll(world, invoices);
  const paidOut = await judgePayouts(world, lives);
  for (const invoice of invoices) if (!told.has(invoice)) violated('O5', `${invoice} is not answered`);
  const store = site.books();
  if (store === undefined) {
    violated('O5', 'the node is down');
    return;
  }
  const end = await endOf(world, told, paidOut, store);
  if (end !== undefined && !stopped()) oracle.checkEnd(end);
  if (!stopped()) await examine(world, store);
}

async function readAll(
  { client, scheduler, site }: World,
  invoices: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const reader = client('judge');
  const told = new Map<string, Told>();
  let finished = false;
  // One after the other, and again: some nodes have no room for more.
  const read = async (): Promise<void> => {
    for (const invoice of invoices) {
      for (let attempt = 0; attempt < MOST_READS; attempt += 1) {
        const answer = await reader.read(invoice);
        for (const [number] of site.nodes().entries()) void reader.read(invoice, number);
        if (answer !== undefined) told.set(invoice, answer);
        if (answer?.ok === true || answer?.reason !== 'OVERLOADED') break;
        await scheduler.sleep(1_000, 'judge: reads again');
      }
    }
    finished = true;
  };
  void read();
  await scheduler.run(() => finished, scheduler.nowMs() + HOUR_MS);
  return told;
}

async function endOf(
  { loop, banks }: World,
  invoices: ReadonlyMap<string, Told>,
  paidOut: readonly bigint[],
  { ledger, disk: { tables } }: MemoryStore,
): Promise<End | undefined> {
  let end: End | undefined;
  void Promise.all([ledger.accounts(undefined, 1_000), ledger.counters(undefined, 1_000)]).then(
    ([accounts, counters]) => {
      end = { invoices, paidOut, banks: [...banks.values()], accounts, counters, tables };
    },
  );
  await loop.settle();
  return end;
}

async function judgePayouts(world: World, lives: readonly PayoutLife[]): Promise<readonly bigint[]> {
  const { scheduler, payoutDesk, payoutOracle, payoutBank } = world;
  const ends = new Map<string, PayoutTold>();
  let finished = false;
  const read = async (): Promise<void> => {
    for (const { payout } of lives) {
      for (let attempt = 0; attempt < MOST_READS; attempt += 1) {
        const answer = await payoutDesk.read(payout);
        if (answer !== undefined) ends.set(payout, answer);
        if (answer?.ok === true || answer?.reason === 'APPLICATION_NOT_FOUND') break;
        await scheduler.sleep(1_000, 'judge: reads again');
      }
    }
    finished = true;
  };
  void read();
  await scheduler.run(() => finished, scheduler.nowMs() + HOUR_MS);
  return payoutOracle.checkEnd(lives, ends, payoutBank);
}

/** The node's own audit must come to the same: it folds every stream once more. */
async function examine({ loop, violated }: World, { journal, ledger }: MemoryStore): Promise<void> {
  let finished = false;
  const configurations = simulatedConfigurations(() => 1);
  void audit({ journal, ledger, configurations }).then(({ findings: [finding] }) => {
    finished = true;
    if (finding !== undefined) violated('the audit', `${finding.type} ${finding.subject}: ${finding.message}`);
  });
  await loop.settle();
  if (!finished) violated('the audit', 'it waits for something');
}
