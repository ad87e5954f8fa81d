import { text } from './githubFields';
import { now } from './now';

/** Who has the token. */
export const LOGIN = 'release-bot';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** To the second. */
  readonly date: string;
}

export function signatureOf(given: unknown): Signature {
  const { name, email, date } = Object(given);
  const at = Date.parse(text(date));
  return {
    name: text(name) || LOGIN,
    email: text(email) || `${LOGIN}@users.noreply.github.com`,
    date: Number.isNaN(at)
      ? now()
      : new Date(at).toISOString().replace(/\.\d+/, ''),
  };
}
