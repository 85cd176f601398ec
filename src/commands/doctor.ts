import { BadSettings, readSettings, type Settings } from '../config/settings.ts';
import { systemBusinessClock } from '../system/clocks.ts';
import { broken, type CheckResult, note, ok } from './doctor/check.ts';
import { checkCertificate } from './doctor/check-certificate.ts';
import { checkConfiguration } from './doctor/check-configuration.ts';
import { checkDataFolder } from './doctor/check-data-folder.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkPorts } from './doctor/check-ports.ts';

/**
 * Looks at everything that a node needs from this machine and its settings, and says what to do about what is wrong.
 * Changes nothing; may run beside a node. Ends with one line of JSON; exits non-zero when something is broken.
 */
export async function doctor(): Promise<void> {
  const results: CheckResult[] = [];
  const tell = (...found: readonly CheckResult[]) => {
    results.push(...found);
    print(found.map(line).join('\n'));
  };
  // Older ones are refused before this file is read.
  tell(ok('Node', process.version));
  const settings = settingsOf(process.env);
  if (settings instanceof BadSettings) {
    tell(broken('settings', settings.message, 'docs/configuration.md lists the variables and their forms.'));
  } else {
    tell(checkNames(settings), checkMode(settings));
    tell(...checkDataFolder(settings.dataDir));
    const { isRunning, results: ports } = await checkPorts(settings);
    tell(...ports, checkCertificate(settings, Date.now()));
    tell(...checkConfiguration(settings));
    if (settings.mode.type === 'embedded') tell(...(await checkDatabase(settings, systemBusinessClock, isRunning)));
  }
  const faults = results.filter(({ status }) => status === 'broken').length;
  print(faults === 0 ? '\nThis machine can run a node.' : `\n${faults} to repair before a node can run.`);
  print(JSON.stringify({ ok: faults === 0, checks: results }));
  process.exitCode = faults === 0 ? 0 : 1;
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
  return note('settings', `${unknown.join(', ')} are none of ours`, 'Look for a spelling mistake.');
}

function checkMode({ mode, dataDir }: Settings): CheckResult {
  if (mode.type === 'embedded') return ok('mode', `embedded, with its data in ${dataDir}`);
  return broken(
    'mode',
    'a cluster node',
    'This release runs embedded: unset TURNPIKE_DATABASE_URL and TURNPIKE_NATS_URL.',
  );
}

function line({ status, name, detail, remedy }: CheckResult): string {
  const indent = ' '.repeat(26);
  const text = `${status.padEnd(8)}${name.padEnd(18)}${detail.replaceAll('\n', `\n${indent}`)}`;
  return remedy === undefined ? text : `${text}\n${indent}-> ${remedy}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
