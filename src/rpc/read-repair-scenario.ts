import type { RepairScenario } from '../domain/repair/repair.ts';
import type { RepairScenario__Output } from '../generated/turnpike/v1/RepairScenario.ts';
import type { Fields } from './fields.ts';
import { RISK_WORDS, requiredWord } from './read-repair-change.ts';
import { readTransaction, requiredFailure } from './read-values.ts';

const MAX_SCENARIOS = 20;

const SCENARIOS = ['failPreProcessing', 'skipInspector', 'failSession', 'fulfillSession', 'complex'] as const;

export function readRepairScenario(
  fields: Fields,
  path: string,
  scenario: RepairScenario__Output | undefined,
  depth: number,
): RepairScenario | undefined {
  const name = scenario && fields.only(path, scenario, SCENARIOS);
  switch (name) {
    case undefined:
      fields.wrong(path, 'is required');
      return undefined;
    case 'failPreProcessing': {
      const failure = requiredFailure(
        fields,
        `${path}.fail_pre_processing.failure`,
        scenario?.failPreProcessing?.failure,
      );
      return { type: 'fail_pre_processing', failure };
    }
    case 'skipInspector': {
      const at = `${path}.skip_inspector.risk_score`;
      return {
        type: 'skip_inspector',
        score: requiredWord(fields, at, scenario?.skipInspector?.riskScore, RISK_WORDS, 'high'),
      };
    }
    case 'failSession': {
      const at = `${path}.fail_session`;
      const failure = requiredFailure(fields, `${at}.failure`, scenario?.failSession?.failure);
      const trx = readTransaction(fields, `${at}.transaction_info`, scenario?.failSession?.transactionInfo);
      return { type: 'fail_session', failure, ...(trx === undefined ? {} : { trx }) };
    }
    case 'fulfillSession': {
      const at = `${path}.fulfill_session.transaction_info`;
      const trx = readTransaction(fields, at, scenario?.fulfillSession?.transactionInfo);
      return { type: 'fulfill_session', ...(trx === undefined ? {} : { trx }) };
    }
    case 'complex': {
      const at = `${path}.complex.scenarios`;
      const scenarios = scenario?.complex?.scenarios ?? [];
      if (scenarios.length === 0) fields.wrong(at, 'is required');
      if (scenarios.length > MAX_SCENARIOS || depth > 0) {
        fields.wrong(at, depth > 0 ? 'may not hold scenarios of its own' : `has more than ${MAX_SCENARIOS} scenarios`);
        return undefined;
      }
      const read = scenarios.map((each, index) => readRepairScenario(fields, `${at}[${index}]`, each, depth + 1));
      return { type: 'complex', scenarios: read.filter((each) => each !== undefined) };
    }
  }
}
