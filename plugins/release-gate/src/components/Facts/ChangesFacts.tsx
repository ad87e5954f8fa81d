import Button from '@material-ui/core/Button';
import { useDesk } from '../../hooks/useDesk';
import { useWords } from '../../translation/useWords';
import { SubHeading } from '../Panel/SubHeading';
import { useFactStyles } from './useFactStyles';

/** What changed and why, as the owners say it. */
export function ChangesFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useDesk();
  return (
    <>
      <SubHeading
        aside={
          may('amend') && (
            <Button
              size="small"
              className={classes.small}
              onClick={() => open({ name: 'amend' })}
            >
              {t('facts.editChanges')}
            </Button>
          )
        }
      >
        {t('facts.changes')}
      </SubHeading>
      {release.changes ? (
        <>
          <p className={classes.text}>{release.changes.what}</p>
          <p className={`${classes.text} ${classes.faint}`}>
            {release.changes.why}
          </p>
        </>
      ) : (
        <p className={classes.none}>{t('facts.notDescribed')}</p>
      )}
    </>
  );
}
