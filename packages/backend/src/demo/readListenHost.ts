import { Config } from '@backstage/config';

/**
 * The host that the backend will listen on, or an empty string for every
 * address.
 *
 * Understands both forms of `backend.listen`: the object and the text `<port>`
 * or `<host>:<port>`.
 */
export function readListenHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const end = listen.lastIndexOf(':');
    return end === -1 ? '' : listen.slice(0, end).trim();
  }
  if (typeof listen !== 'object') {
    return '';
  }
  const host = config.getOptional('backend.listen.host');
  return typeof host === 'string' ? host.trim() : '';
}
