import fc from 'fast-check';
import type { LookupAddress } from 'node:dns';
import { isPublicAddress, literalAddress, publicLookup } from './addressGuard';

/** Ranges that are not of the public internet, as IANA's special-purpose registries list them. */
const PRIVATE = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::7f00:1',
  '::10.0.0.1',
  '::ffff:0:7f00:1',
  '64:ff9b::a00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001:0:7f00:1::1',
  '2001:db8::1',
  '3fff::1',
  '5f00::1',
  'fec0::1',
  '2002:a00:1::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
] as const;

describe('the address guard', () => {
  it.each(PRIVATE)('keeps %s out', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.63.255.255', '2606:4700::1111'])(
    'lets %s through',
    address => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('keeps every address of the private ranges out, however it is mapped', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '192.168', '169.254', '172.16'),
        fc.tuple(octet, octet, octet),
        fc.boolean(),
        (prefix, octets, isMapped) => {
          const missing = 4 - prefix.split('.').length;
          const address = [prefix, ...octets.slice(0, missing)].join('.');
          return !isPublicAddress(isMapped ? `::ffff:${address}` : address);
        },
      ),
    );
  });

  it('takes what is no address for no public one', () => {
    expect(isPublicAddress('localhost')).toBe(false);
  });

  it.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://[::1]:80/', '::1'],
    // Other spellings of a loopback address: the URL standard unmasks them.
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://example.com/', undefined],
  ])('reads the address out of %s', (url, address) => {
    expect(literalAddress(new URL(url))).toBe(address);
  });

  it('looks a name up and refuses it where an address is private', async () => {
    const error = await new Promise(resolve =>
      publicLookup(
        'localhost',
        { all: true },
        (found: Error | null, _: string | LookupAddress[]) => resolve(found),
      ),
    );
    expect(error).toMatchObject({ name: 'PrivateAddressError' });
  });
});
