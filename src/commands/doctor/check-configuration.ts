import { readFileSync } from 'node:fs';
import { KNOWN_ADAPTERS } from '../../adapters.ts';
import { compileConfiguration } from '../../config/compile.ts';
import { formatFaults } from '../../config/fault.ts';
import type { Settings } from '../../config/settings.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { broken, type CheckResult, messageOf, note, ok } from './check.ts';

/** Whether the document that a first start would take is valid, and whether the secrets that it names are there. */
export function checkConfiguration({ mode, configFile, secrets }: Settings): readonly CheckResult[] {
  let source: string;
  try {
    source = readFileSync(configFile, 'utf8');
  } catch (error) {
    return [broken('configuration', messageOf(error), 'Set TURNPIKE_CONFIG to a document, such as config/demo.yaml.')];
  }
  const compilation = compileConfiguration(source, { revision: 1, adapters: KNOWN_ADAPTERS });
  if (!compilation.ok) {
    const remedy = 'Correct the document; docs/configuration.md has every form that a value can have.';
    return [broken('configuration', formatFaults(compilation.faults, configFile), remedy)];
  }
  const { configuration } = compilation;
  const counted = `${configuration.parties.size} parties, ${configuration.providers.size} providers`;
  return [
    ok('configuration', `${configFile} is valid: ${counted}`),
    checkSecrets(configuration, secrets, mode.type === 'embedded' ? OWN_SECRETS : new Set()),
  ];
}

/** The embedded node makes the sandbox bank's secret itself. */
const OWN_SECRETS: ReadonlySet<string> = new Set(['SANDBOX_BANK']);

function checkSecrets(
  { providers }: Configuration,
  secrets: Settings['secrets'],
  own: ReadonlySet<string>,
): CheckResult {
  const named = new Set([...providers.values()].flatMap((provider) => Object.values(provider.secrets)));
  const missing = [...named].filter((secret) => !secrets.has(secret) && !own.has(secret));
  if (missing.length === 0) return ok('secrets', `${named.size} named by the configuration, all there`);
  const variables = missing.map((secret) => `TURNPIKE_SECRET_${secret}`).join(', ');
  return note('secrets', `the configuration names ${missing.join(', ')}, which are not set`, `Set ${variables}.`);
}
