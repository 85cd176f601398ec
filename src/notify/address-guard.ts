import { lookup as systemLookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

/**
 * Where a merchant's URL may lead. Whoever may name a URL would otherwise make this node call whatever it reaches: its own ports,
 * the services beside it, the metadata of a cloud. Not responsible for what is sent.
 *
 *  G1 https alone, on the ports that are allowed, without user and password.
 *  G2 A host is called only if every address of it is a public unicast one, of IPv4 or IPv6. Addresses that carry an IPv4 address
 *     within are judged by that one, or not called at all.
 *  G3 The addresses that were judged are those that are connected to: a name is looked up once, for the connection itself, and the
 *     other end of the socket is judged again.
 *  G4 In a sandbox http, any port and this machine's loopback are allowed as well, and nothing else that is private.
 */
export interface AddressPolicy {
  /** No payment institution is live. */
  readonly sandbox: boolean;
  /** Ports of https outside of a sandbox. */
  readonly ports: readonly number[];
}

/** Nothing was sent: the URL leads where it may not. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Gives every address of a host. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

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

/** True for an address that may be connected to (G2, G4). */
export function isAllowedAddress(address: string, { sandbox }: Pick<AddressPolicy, 'sandbox'>): boolean {
  const inner = /^::ffff:([0-9.]+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(inner)) return !NOT_PUBLIC_IPV4.check(inner, 'ipv4') || (sandbox && LOOPBACK_IPV4.check(inner, 'ipv4'));
  // What has a zone is of one link.
  if (isIP(inner) !== 6 || inner.includes('%')) return false;
  if (sandbox && inner === '::1') return true;
  return GLOBAL_IPV6.check(inner, 'ipv6') && !NOT_PUBLIC_IPV6.check(inner, 'ipv6');
}

/** What is wrong with a URL before its host is looked up; undefined if it may be called (G1, G4). */
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

/** The lookup of a connection: gives only addresses that were judged (G3). */
export function guardedLookup(policy: Pick<AddressPolicy, 'sandbox'>, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    const judge = async () => {
      const addresses = await resolve(host);
      const [first] = addresses;
      if (first === undefined) throw new ForbiddenAddress('the host has no address');
      if (!addresses.every(({ address }) => isAllowedAddress(address, policy))) {
        throw new ForbiddenAddress('the host has an address that is not public');
      }
      return { first, addresses };
    };
    judge().then(
      ({ first, addresses }) => {
        if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, []),
    );
  };
}
