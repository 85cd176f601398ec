import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Configuration, Provider } from '../../domain/configuration.ts';
import { PARTNER_ACQUIRER } from './adapter.ts';

/** Which provider a partner's callback is for, and whether who brings it may: the paths of partners name none. */
export interface PartnerDoor {
  readonly providerId: string;
  /** The option `callback_allow`: addresses and networks with commas between; absent, anybody. */
  readonly allows: (address: string) => boolean;
}

/** Without a name only where there is one partner: of two nobody knows which is meant. */
export function partnerDoors(
  configuration: () => Pick<Configuration, 'providers'>,
): (providerId: string | undefined) => PartnerDoor | undefined {
  return (providerId) => {
    const partners = [...configuration().providers.values()].filter(({ adapter }) => adapter === PARTNER_ACQUIRER);
    const named = providerId === undefined ? partners : partners.filter(({ id }) => id === providerId);
    const [partner, second] = named;
    if (partner === undefined || second !== undefined) return undefined;
    return { providerId: partner.id, allows: (address) => allows(partner, address) };
  };
}

function allows({ options }: Provider, address: string): boolean {
  const text = options['callback_allow'];
  if (text === undefined) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return listOf(text).check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** What is no address lets nobody in. */
function listOf(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text.split(',').map((each) => each.trim())) {
    const [network = '', bits] = entry.split('/');
    const family = isIPv4(network) ? 'ipv4' : isIPv6(network) ? 'ipv6' : undefined;
    if (family === undefined) continue;
    const longest = family === 'ipv4' ? 32 : 128;
    const length = bits === undefined ? longest : Number(bits);
    if (Number.isInteger(length) && length >= 0 && length <= longest) list.addSubnet(network, length, family);
  }
  return list;
}
