import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { type AddressPolicy, isAllowedAddress } from '../base/public-address.ts';

/**
 * Looks up hosts of merchants' URLs. Not responsible for which addresses are allowed (`public-address.ts`).
 *
 *  G1 A host is called only if every address of it is allowed.
 *  G2 The addresses that were judged are those that are connected to: a name is looked up once, for the connection itself, and
 *     whoever connects judges the other end of the socket again.
 */

/** Nothing was sent: the URL leads where it may not. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Gives every address of a host. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/**
 * Asks the name servers of the system, and not its `getaddrinfo`: that one occupies a thread of the few that the whole process
 * has, and a merchant whose name servers are silent would hold up the lookups of everybody else, those of providers too.
 */
const resolver = new Resolver({ timeout: 3_000, tries: 2 });
const LOOPBACK = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

export const systemResolve: Resolve = async (host) => {
  if (host === 'localhost') return LOOPBACK;
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = [
    ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 })) : []),
    ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (addresses.length === 0 && v4.status === 'rejected') throw v4.reason;
  return addresses;
};

/** The lookup of a connection: gives only addresses that were judged (G2). */
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
