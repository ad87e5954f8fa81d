import ipaddr from 'ipaddr.js';
import dns from 'node:dns';
import net, { type LookupFunction } from 'node:net';

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');
const DOCUMENTATION = ipaddr.IPv6.parse('3fff::');

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
 * purpose registries, RFC 6890). Of IPv6 only 2000::/3 is given to the public
 * internet (RFC 4291), so that none of the old forms of an IPv4 address in it,
 * such as ::127.0.0.1, leads anywhere.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false;
  }
  const parsed = ipaddr.process(address);
  const isGiven =
    !(parsed instanceof ipaddr.IPv6) ||
    (parsed.match(GLOBAL_UNICAST, 3) && !parsed.match(DOCUMENTATION, 20));
  return isGiven && parsed.range() === 'unicast';
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
