const OUTSIDE = ['http:', 'https:', 'mailto:'];
// Stands for the portal's own origin, so that what leaves it is noticed.
const PORTAL = 'https://portal.invalid';

function read(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/**
 * Where a link of a document may lead: to http, https or mailto, to an absolute
 * path of the portal, or to a footnote of the document; else undefined.
 */
export function safeAddress(href: string | undefined): string | undefined {
  const address = href?.trim() ?? '';
  if (address.startsWith('#')) {
    return address.startsWith('#user-content-fn') ? address : undefined;
  }
  if (address.startsWith('/')) {
    const url = read(address, PORTAL);
    return url?.origin === PORTAL
      ? `${url.pathname}${url.search}${url.hash}`
      : undefined;
  }
  const url = read(address);
  return url && OUTSIDE.includes(url.protocol) ? url.href : undefined;
}
