/** A link in the words of its host and the end of its path. */
export function linkWords(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    const last = pathname.split('/').filter(Boolean).slice(-2).join('/');
    return last ? `${hostname}/…/${last}` : hostname;
  } catch {
    return url;
  }
}
