import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Where a merchant's URL may lead. Whoever may name a URL would otherwise make this node call whatever it reaches: its own ports,
 * the services beside it, the metadata of a cloud. Not responsible for looking up names.
 *
 *  A1 https alone, on the ports that are allowed, without user and password.
 *  A2 Public unicast addresses alone, of IPv4 or IPv6. Those that carry an IPv4 address within are judged by that one, or not
 *     allowed at all.
 *  A3 In a sandbox http, any port and this machine's loopback are allowed as well, and nothing else that is private.
 */
export interface AddressPolicy {
  /** No payment institution is live. */
  readonly sandbox: boolean;
  /** Ports of https outside of a sandbox. */
  readonly ports: readonly number[];
}

/** Special-purpose addresses of IPv4 (IANA, RFC 6890 and later): none of them is a merchant's. */
const NOT_PUBLIC_IPV4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** Global unicast is this one block, less what is special within it: Teredo and its kin, documentation, 6to4. */
const GLOBAL_IPV6 = blockList('ipv6', [['2000::', 3]]);
const NOT_PUBLIC_IPV6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

const LOOPBACK_IPV4 = blockList('ipv4', [['127.0.0.0', 8]]);

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}

/** True for an address that may be connected to (A2, A3). */
export function isAllowedAddress(address: string, { sandbox }: Pick<AddressPolicy, 'sandbox'>): boolean {
  const inner = /^::ffff:([0-9.]+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(inner)) return !NOT_PUBLIC_IPV4.check(inner, 'ipv4') || (sandbox && LOOPBACK_IPV4.check(inner, 'ipv4'));
  // What has a zone is of one link.
  if (isIP(inner) !== 6 || inner.includes('%')) return false;
  if (sandbox && inner === '::1') return true;
  return GLOBAL_IPV6.check(inner, 'ipv6') && !NOT_PUBLIC_IPV6.check(inner, 'ipv6');
}

/** What is wrong with a URL before its host is looked up; undefined if it may be called (A1, A3). */
export function urlFault(text: string, policy: AddressPolicy): string | undefined {
  const url = URL.parse(text);
  if (url === null) return 'must be an absolute URL';
  const { protocol, username, password, port, hostname } = url;
  if (protocol !== 'https:' && !(policy.sandbox && protocol === 'http:')) return 'must be an https URL';
  if (username !== '' || password !== '') return 'must have no user and no password';
  if (!policy.sandbox && !policy.ports.includes(port === '' ? 443 : Number(port)))
    return 'has a port that is not allowed';
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !isAllowedAddress(literal, policy)) return 'must not lead to a private address';
  if (!policy.sandbox && /(^|\.)localhost\.?$/.test(hostname)) return 'must not lead to a private address';
  return undefined;
}
