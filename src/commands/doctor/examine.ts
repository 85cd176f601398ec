import { BadSettings, readSettings, type Settings } from '../../config/settings.ts';
import { systemBusinessClock } from '../../system/clocks.ts';
import { broken, type CheckResult, note, ok } from './check.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { judgeNats } from './check-nats.ts';
import { checkPorts } from './check-ports.ts';
import { checkPostgres } from './check-postgres.ts';
import { readNatsFacts } from './nats-facts.ts';

/** All checks in order, each result as soon as it is there. What cannot be looked at without settings is left out. */
export async function* examine(environment: Readonly<Record<string, string | undefined>>): AsyncGenerator<CheckResult> {
  // Older ones are refused before this file is read.
  yield ok('Node', process.version);
  const settings = settingsOf(environment);
  if (settings instanceof BadSettings) {
    yield broken('settings', settings.message, 'docs/configuration.md lists the variables and their forms.');
    return;
  }
  yield checkNames(settings);
  yield checkMode(settings);
  const { mode } = settings;
  if (mode.type === 'embedded') yield* checkDataFolder(settings.dataDir);
  const { isRunning, results } = await checkPorts(settings);
  yield* results;
  yield checkCertificate(settings, Date.now());
  yield* checkConfiguration(settings);
  if (mode.type === 'embedded') {
    yield* await checkDatabase(settings, systemBusinessClock, isRunning);
    return;
  }
  yield* await checkPostgres(settings, mode.databaseUrl, systemBusinessClock);
  yield* judgeNats(await readNatsFacts(mode));
}

function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings | BadSettings {
  try {
    return readSettings(environment);
  } catch (error) {
    if (error instanceof BadSettings) return error;
    throw error;
  }
}

function checkNames({ unknown }: Settings): CheckResult {
  if (unknown.length === 0) return ok('settings', 'understood');
  return note('settings', `not known to this program: ${unknown.join(', ')}`, 'Look for a spelling mistake.');
}

function checkMode({ mode, dataDir, nodeId }: Settings): CheckResult {
  return mode.type === 'embedded'
    ? ok('mode', `embedded, with its data in ${dataDir}`)
    : ok('mode', `the node ${nodeId} of a cluster, with its data in PostgreSQL`);
}
