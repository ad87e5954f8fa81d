import type { RollbackJson } from 'backstage-plugin-release-gate-common';
import { makeStyles } from '@material-ui/core/styles';
import { pairs, bodyText } from '../../theme/styles';
import { useWords } from '../../translation/useWords';
import { Time } from '../Time/Time';
import { useFactStyles } from '../../theme/useFactStyles';

const useStyles = makeStyles(theme => ({
  pairs: { ...pairs(theme), ...bodyText, margin: theme.spacing(0, 0, 0.5) },
}));

/** Whether a rollback hit users, whom, how many, since when, and how. */
export function AffectedFacts(props: { readonly rollback: RollbackJson }) {
  const classes = useStyles();
  const t = useWords();
  const facts = useFactStyles();
  const { usersAffected, affected, impact } = props.rollback;
  if (!usersAffected) {
    return <p className={facts.text}>{t('facts.noUsersAffected')}</p>;
  }
  return (
    <>
      <p className={facts.text}>{t('facts.usersAffected')}</p>
      {affected && (
        <dl className={classes.pairs}>
          <dt>{t('facts.affectedWho')}</dt>
          <dd>{affected.who}</dd>
          {affected.howMany && (
            <>
              <dt>{t('facts.affectedHowMany')}</dt>
              <dd>{affected.howMany}</dd>
            </>
          )}
          {affected.since && (
            <>
              <dt>{t('facts.affectedSince')}</dt>
              <dd>
                <Time at={affected.since} />
              </dd>
            </>
          )}
        </dl>
      )}
      {impact && <p className={facts.text}>{impact}</p>}
    </>
  );
}
