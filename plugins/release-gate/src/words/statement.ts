import { refuseStatement } from 'backstage-plugin-release-gate-common';

/** The usual minimum; the server has the last word where a company asks for more. */
export const STATEMENT_MINIMUM = 10;

export const STATEMENT_HELP = `At least ${STATEMENT_MINIMUM} characters and three words. It is kept with your name for good.`;

/** Whether the text says enough to be sent as a decision. */
export function isStatement(text: string): boolean {
  return refuseStatement(text, STATEMENT_MINIMUM) === undefined;
}
