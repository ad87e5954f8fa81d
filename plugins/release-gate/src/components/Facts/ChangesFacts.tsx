import Button from '@material-ui/core/Button';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { DocumentContent } from '../Document/DocumentContent';
import { SubHeading } from '../Panel/SubHeading';
import { useFactStyles } from '../../theme/useFactStyles';

/** What changed and why, as the owners say it. */
export function ChangesFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  return (
    <>
      <SubHeading
        aside={
          may('amend') && (
            <Button size="small" onClick={() => open({ name: 'amend' })}>
              {t('facts.editChanges')}
            </Button>
          )
        }
      >
        {t('facts.changes')}
      </SubHeading>
      {release.changes ? (
        <>
          <div className={classes.text}>
            <DocumentContent markdown={release.changes.what} isSmall />
          </div>
          <div className={`${classes.text} ${classes.faint}`}>
            <DocumentContent markdown={release.changes.why} isSmall />
          </div>
        </>
      ) : (
        <p className={classes.none}>{t('facts.notDescribed')}</p>
      )}
    </>
  );
}
