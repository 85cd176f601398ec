import { readSettings } from '../config/settings.ts';
import { startFakePartner } from '../providers/partner-acquirer/fake/server.ts';
import { SWITCHES, type Switch } from '../providers/partner-acquirer/fake/switches.ts';

export interface PartnerOptions {
  readonly merchant?: string;
  readonly host?: string;
  readonly port?: string;
  readonly publicUrl?: string;
  readonly dataFile?: string;
  readonly switches?: string;
  readonly cardTokens?: string;
}

/** The names by which docs/partner-acquirer.md knows the two keys. */
const KEYS = ['PARTNER_PAYMENT', 'PARTNER_REVERSAL'] as const;

/**
 * Runs the fake partner acquirer. It checks signatures with the same secrets that the nodes sign with; public halves will do.
 * Prints one line of JSON when it listens, and stays up until it is told to stop.
 */
export async function partner(options: PartnerOptions): Promise<void> {
  const { merchant, host, port, publicUrl, dataFile } = options;
  const { secrets } = readSettings(process.env);
  const [payment, reversal] = KEYS.map((name) => {
    const value = secrets.get(name);
    if (value === undefined) throw new Error(`TURNPIKE_SECRET_${name} is required: a P-521 key in PEM`);
    return value;
  });
  const running = await startFakePartner({
    merchantId: merchant ?? 'turnpike',
    paymentKeys: [payment ?? ''],
    reversalKeys: [reversal ?? ''],
    switches: namesOf(options.switches).map(switchOf),
    cardTokens: namesOf(options.cardTokens),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(dataFile === undefined ? {} : { dataFile }),
  });
  const stop = (): void => void running.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url, baseUrl: running.baseUrl })}\n`);
}

function namesOf(list = ''): readonly string[] {
  return list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function switchOf(name: string): Switch {
  const known = SWITCHES.find((each) => each === name);
  if (known === undefined) throw new Error(`there is no switch ${name}; switches are ${SWITCHES.join(', ')}`);
  return known;
}
