import { refuseStatement } from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';

/** The usual minimum; the server has the last word where a company asks for more. */
export const STATEMENT_MINIMUM = 10;

/** What a statement has to be. */
export function statementHelp(t: Words): string {
  return t('common.statementHelp', { minimum: String(STATEMENT_MINIMUM) });
}

/** Whether the text says enough to be sent as a decision. */
export function isStatement(text: string): boolean {
  return refuseStatement(text, STATEMENT_MINIMUM) === undefined;
}
