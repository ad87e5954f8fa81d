import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';
import { useReadingStyles } from './useReadingStyles';

/** The text of somebody whose request ended while they were writing. */
export function KeptText() {
  const classes = useReadingStyles();
  const t = useWords();
  const { statement } = useReleaseContext();
  return statement === '' ? null : (
    <div className={classes.notice}>
      <Notice tone="waiting" isNews>
        {t('approval.keptText', { statement: <>{statement}</> })}
      </Notice>
    </div>
  );
}
