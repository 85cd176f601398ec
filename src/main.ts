#!/usr/bin/env node
import './base/require-node.ts';
import { Command } from 'commander';

/** The command line. Each command loads its own module, so that a small one starts as fast as it can. */
const program = new Command('turnpike')
  .description('A payment-processing cluster. Settings come from the environment: see docs/configuration.md.')
  .showHelpAfterError('(turnpike --help lists the commands)');

program
  .command('serve')
  .description('run a node; embedded by default, with a sandbox bank and the demo configuration')
  .action(async () => (await import('./commands/serve.ts')).serve());

program
  .command('bridge')
  .description('take callbacks of partners and hand them to the nodes of a cluster over NATS (docs/bridge.md)')
  .action(async () => (await import('./commands/bridge.ts')).bridge());

program
  .command('demo')
  .description('run a node and a few real payments through it, told as a story; then stay up')
  .option('--once', 'exit after the story')
  .option('--cluster <nodes>', 'run that many nodes on PostgreSQL and NATS under load, with a kill switch')
  .option('--data-dir <folder>', 'where to keep the data (default: a folder of its own, removed at the end)')
  .action(async (options) =>
    options.cluster === undefined
      ? (await import('./commands/demo.ts')).demo(options)
      : (await import('./commands/cluster-demo/cluster-demo.ts')).clusterDemo(options),
  );

program
  .command('doctor')
  .description('check that this machine and the settings can run a node, and name what is wrong')
  .action(async () => (await import('./commands/doctor.ts')).doctor());

program
  .command('migrate')
  .description("bring the database of a cluster to this release's schema, beside nodes that go on working")
  .action(async () => (await import('./commands/migrate.ts')).migrate());

program
  .command('audit')
  .description('prove the books: ledger, limits and journal against each other; exits non-zero on a finding')
  .option('--export <file>', 'also write the books in hledger format')
  .action(async (options) => (await import('./commands/audit.ts')).audit(options));

program
  .command('inspect')
  .description('what happened to an invoice or a payout: changes, postings, work in flight')
  .argument('<invoice>', 'party/invoice or party/payout, or the invoice id where it is the only one')
  .action(async (invoice) => (await import('./commands/inspect.ts')).inspect(invoice));

const ADDRESS = ['--address <host:port>', 'a node to speak to (default: the one of this machine)'] as const;
const TLS = ['--tls', 'speak TLS; TURNPIKE_TLS_CA, if set, names the authority that must vouch for the node'] as const;
const KEY = 'Needs a running node; the key comes from TURNPIKE_API_KEY.';

program
  .command('stalled')
  .description(`invoices that wait for an operator, and why. ${KEY}`)
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (options) => (await import('./commands/operator/stalled.ts')).stalled(options));

program
  .command('parked')
  .description(`callbacks of partners that nobody could take, and why; or one of them once more. ${KEY}`)
  .option('--replay <callback>', 'bring this callback to its invoice once more')
  .option('--comment <text>', 'why, for the log')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (options) => (await import('./commands/operator/parked.ts')).parked(options));

program
  .command('trace')
  .description(`the story of an invoice, step by step, as a running node tells it. ${KEY}`)
  .argument('<invoice>', 'party/invoice')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (invoice, options) => (await import('./commands/operator/trace.ts')).trace(invoice, options));

program
  .command('repair')
  .description(`set an invoice going again that waits for an operator. ${KEY}`)
  .argument('<invoice>', 'party/invoice')
  .option('--scenario <name>', 'fail_pre_processing, skip_inspector, fail_session or fulfill_session')
  .option('--failure <codes>', 'what it fails with, such as authorization_failed:unknown')
  .option('--reason <text>', 'the reason of that failure')
  .option('--trx <id>', "the provider's transaction, where it was found out")
  .option('--risk <score>', 'the score in place of the inspector: trusted, low, high or fatal')
  .option('--changes <file>', 'changes by hand: a JSON list of turnpike.v1.RepairChange; - reads them from the input')
  .option('--force', 'take changes that are illegal in the present state')
  .option('--remove', 'remove the invoice: nobody finds it any more, its books stay')
  .option('--comment <text>', 'why, for the record')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (invoice, options) => (await import('./commands/operator/repair.ts')).repair(invoice, options));

const payouts = program.command('payouts').description('money on its way out (docs/payouts.md)');

payouts
  .command('list')
  .description(`payouts in dispute, and those that wait for an operator. ${KEY}`)
  .option('--all', 'all others, too')
  .option('--party <party>', 'of this party only')
  .option('--project <project>', 'of this cash desk only')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (options) => (await import('./commands/operator/payouts.ts')).listPayouts(options));

const disputes = program.command('disputes').description('cases about payins and payouts');

disputes
  .command('list')
  .description(`cases that are not decided, the latest first. ${KEY}`)
  .argument('[project]', 'of this cash desk only')
  .option('--all', 'all others, too')
  .option('--payment <id>', "about this payin or payout only, by the merchant's own id")
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (project, options) => (await import('./commands/operator/disputes.ts')).listDisputes(project, options));

disputes
  .command('start')
  .description(`take a case up. ${KEY}`)
  .argument('<project>', 'the cash desk')
  .argument('<dispute>', 'the case')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (project, dispute, options) =>
    (await import('./commands/operator/disputes.ts')).startDispute(project, dispute, options),
  );

disputes
  .command('resolve')
  .description(`decide a case that was taken up for one side. ${KEY}`)
  .argument('<project>', 'the cash desk')
  .argument('<dispute>', 'the case')
  .requiredOption('--winner <side>', 'merchant, or payer, who is the recipient of a payout')
  .option('--amount <amount>', 'what it ends with where that is not what was asked for, such as "990.00 RUB"')
  .option('--comment <text>', 'why, for the record')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (project, dispute, options) =>
    (await import('./commands/operator/disputes.ts')).resolveDispute(project, dispute, options),
  );

disputes
  .command('decline')
  .description(`close a case that was taken up without deciding for the merchant. ${KEY}`)
  .argument('<project>', 'the cash desk')
  .argument('<dispute>', 'the case')
  .option('--reason <text>', 'why, for the record and the merchant')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (project, dispute, options) =>
    (await import('./commands/operator/disputes.ts')).declineDispute(project, dispute, options),
  );

const deliveries = program.command('deliveries').description('webhooks and alerts to merchants (docs/webhooks.md)');

deliveries
  .command('list')
  .description(`messages to merchants, the newest first. ${KEY}`)
  .argument('[party]', 'to this party only')
  .option('--state <state>', 'waiting, delivered, exhausted, expired or cancelled')
  .option('--endpoint <endpoint>', 'to this endpoint only')
  .option('--invoice <invoice>', 'about this invoice or payin only')
  .option('--payout <payout>', 'about this payout only')
  .option('--limit <number>', 'how many at most (default: 100)')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (party, options) => (await import('./commands/operator/deliveries.ts')).listDeliveries(party, options));

deliveries
  .command('show')
  .description(`a message with its body and its attempts. ${KEY}`)
  .argument('<party>', 'whose')
  .argument('<delivery>', 'the message')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (party, delivery, options) =>
    (await import('./commands/operator/deliveries.ts')).showDelivery(party, delivery, options),
  );

deliveries
  .command('replay')
  .description(`send a message once more, under its id. ${KEY}`)
  .argument('<party>', 'whose')
  .argument('<delivery>', 'the message')
  .option('--comment <text>', 'why, for the log')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (party, delivery, options) =>
    (await import('./commands/operator/deliveries.ts')).replayDelivery(party, delivery, options),
  );

program
  .command('clock')
  .description(`move the business clock of a sandbox forward. ${KEY}`)
  .argument('<distance>', 'such as 90s, 3h or 30d')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (distance, options) => (await import('./commands/operator/clock.ts')).advanceClock(distance, options));

program
  .command('bank')
  .description('run a sandbox bank alone, for nodes that share one; its secret comes from TURNPIKE_SECRET_SANDBOX_BANK')
  .option('--host <address>', 'where it listens (default: 127.0.0.1)')
  .option('--port <number>', 'the port (default: the system chooses)')
  .option('--public-url <url>', "how payers' browsers reach it, where that is not its own address")
  .option('--data-file <file>', 'append-only file that a restarted bank goes on from')
  .action(async (options) => (await import('./commands/bank.ts')).bank(options));

program
  .command('partner')
  .description('run a fake partner acquirer; its keys come from TURNPIKE_SECRET_PARTNER_PAYMENT and _REVERSAL')
  .option('--merchant <id>', 'the merchant_id that the nodes have (default: turnpike)')
  .option('--host <address>', 'where it listens (default: 127.0.0.1)')
  .option('--port <number>', 'the port (default: the system chooses)')
  .option('--public-url <url>', "how payers' browsers reach it, where that is not its own address")
  .option('--data-file <file>', 'append-only file that a restarted partner goes on from')
  .option('--switches <names>', 'the trouble that it makes, with commas between (docs/partner-acquirer.md)')
  .option('--card-tokens <tokens>', 'tokens of saved cards that it knows from the start, with commas between')
  .action(async (options) => (await import('./commands/partner.ts')).partner(options));

const adapter = program.command('adapter').description('write adapters of providers (docs/adapters.md)');

adapter
  .command('new')
  .description(
    'an adapter that works against a fake of its provider and passes its contract tests, to be changed from there',
  )
  .argument('<name>', 'lower case words joined by hyphens, such as north-bank')
  .option('--into <folder>', 'the checkout to write into (default: the present folder)')
  .action(async (name, options) => (await import('./commands/adapter-new.ts')).adapterNew(name, options));

adapter
  .command('workbench')
  .description('a local page that plays conversations with fakes of providers and shows what goes over the wire')
  .option('--provider <name>', 'only this one (default: all that have a workbench.ts)')
  .option('--port <number>', 'the port on this machine (default: the system chooses)')
  .action(async (options) => (await import('./commands/adapter-workbench.ts')).adapterWorkbench(options));

const cluster = program.command('cluster').description('the nodes of a cluster and what they own');

cluster
  .command('status')
  .description(`nodes and partitions as a table, kept up to date on a terminal. ${KEY}`)
  .option('--once', 'show them once')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (options) => (await import('./commands/operator/cluster-status.ts')).clusterStatus(options));

cluster
  .command('drain')
  .description(`move everything off a node, which stays up and forwards, and wait until it is empty. ${KEY}`)
  .argument('<node>', 'its name')
  .option('--comment <text>', 'why, for the log')
  .option(...ADDRESS)
  .option(...TLS)
  .action(async (node, options) => (await import('./commands/operator/cluster-drain.ts')).clusterDrain(node, options));

program
  .command('bench')
  .description('how many payments a second this machine does (npm run bench has the details)')
  .allowUnknownOption()
  .argument('[options...]')
  .action(async (options) => (await import('./commands/bench.ts')).bench(options));

program.parseAsync().catch((error: unknown) => {
  // What was opened before the failure would keep the process alive; the bank ends with it, and SQLite needs no farewell.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () => process.exit(1));
});
