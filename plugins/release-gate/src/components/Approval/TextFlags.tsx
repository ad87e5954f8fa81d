import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';
import { useReadingStyles } from './useReadingStyles';

/** Says that the texts of a request may read as something else than they are. */
export function TextFlags(props: { readonly request: ApprovalRequestJson }) {
  const classes = useReadingStyles();
  const t = useWords();
  return props.request.flags?.includes('bidi') ? (
    <div className={classes.notice} data-testid="text-flags">
      <Notice tone="waiting">{t('approval.turnedText')}</Notice>
    </div>
  ) : null;
}
