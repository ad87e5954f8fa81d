import ipaddr from 'ipaddr.js';
import dns from 'node:dns';
import net, { type LookupFunction } from 'node:net';

/** A probe was about to reach into the private network. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(
      `${host} is a private address, which the probe may only reach with allowPrivate`,
    );
    this.name = 'PrivateAddressError';
  }
}

/**
 * Whether an IP address is one of the public internet: none of the private,
 * loopback, link-local, shared, reserved and translated ranges (IANA special
 * purpose registries, RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  return (
    ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
  );
}

/** The host of a URL as an address without brackets, or undefined for a name. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return net.isIP(host) === 0 ? undefined : host;
}

/**
 * Looks a name up as the system does and refuses it where any of its addresses
 * is not public. The connection goes to the very addresses that were looked
 * at, so a name that changes its mind in between does not help.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    if (
      addresses.length === 0 ||
      addresses.some(({ address }) => !isPublicAddress(address))
    ) {
      callback(new PrivateAddressError(hostname), '', 0);
      return;
    }
    if (options.all) {
      callback(null, addresses);
      return;
    }
    const [{ address, family }] = addresses;
    callback(null, address, family);
  });
};
