import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import type { WordOnly } from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { Evidence } from '../Stages/Evidence';
import { useReadingStyles } from './useReadingStyles';

/** A deployment that a person vouches for and that no item stands on. */
export function WordOnlyDeployment(props: { readonly deployment: WordOnly }) {
  const classes = useReadingStyles();
  const t = useWords();
  const { environment, status, commit, by, at } = props.deployment;
  return (
    <li className={classes.row}>
      <PersonOutlineIcon fontSize="small" color="action" aria-hidden />
      <div>
        {t('approval.items.deployment', {
          environment,
          status: t(`approval.items.${status}`),
        })}{' '}
        <Commit commit={commit} plain />
        <Evidence evidence={{ by, at, source: 'person' }} />
        <div className={classes.doubt}>{t('approval.items.wordOnly')}</div>
      </div>
    </li>
  );
}
