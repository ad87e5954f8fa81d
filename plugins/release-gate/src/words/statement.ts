import {
  type StatementPolicy,
  measureStatement,
  refuseStatement,
} from 'backstage-plugin-release-gate-common';
import type { Words } from '../translation/useWords';

/** What a statement has to be. */
export function statementHelp(t: Words, policy: StatementPolicy): string {
  return t('common.statementHelp', { minimum: String(policy.minimumLength) });
}

/** Whether the text says enough to be sent. */
export function isStatement(text: string, policy: StatementPolicy): boolean {
  return refuseStatement(text, policy.minimumLength) === undefined;
}

/** How much a statement says, and how much it has to where that is not enough yet. */
export function statementMeasure(
  t: Words,
  text: string,
  policy: StatementPolicy,
): string {
  const { characters, words } = measureStatement(text);
  const counts = { characters: String(characters), words: String(words) };
  return isStatement(text, policy)
    ? t('approval.decision.enough', counts)
    : t('approval.decision.tooShort', {
        ...counts,
        minimum: String(policy.minimumLength),
      });
}
