import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { PersonName } from '../PersonName/PersonName';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Sentence } from '../Sentence/Sentence';
import { Time } from '../Time/Time';
import { ShowWorkflow } from '../WorkflowPicture/ShowWorkflow';
import { ActionMenu } from './ActionMenu';
import { PrimaryAction } from './PrimaryAction';
import { dotted, pageTitle, wrapping } from '../../theme/styles';
import { subtleText } from '../../theme/tones';

const useStyles = makeStyles(theme => ({
  top: { ...wrapping(theme, 1, 2), alignItems: 'flex-start' },
  name: { ...wrapping(theme, 0.5, 1.5), flex: '1 1 200px', minWidth: 0 },
  title: pageTitle,
  note: {
    margin: theme.spacing(0.5, 0, 0),
    fontSize: '0.875rem',
    color: subtleText(theme),
  },
  actions: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  meta: {
    ...dotted(theme),
    margin: theme.spacing(0.25, 0, 1.25),
    fontSize: '0.875rem',
  },
}));

/** Which release this is, whose turn it is, and the viewer's next step. */
export function ReleaseHeader(props: { readonly isLinked?: boolean }) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { release } = useReleaseContext();
  const { version, title } = release;
  const name = title && title !== version ? `${version} · ${title}` : version;
  return (
    <header>
      <div className={classes.top}>
        <div className={classes.name}>
          <Typography component="h2" className={classes.title}>
            {props.isLinked ? <Link to={link(release.id)}>{name}</Link> : name}
          </Typography>
          <PhaseChip phase={release.phase} isMain />
        </div>
        <div className={classes.actions}>
          <PrimaryAction />
          <ActionMenu />
        </div>
      </div>
      <div className={classes.meta}>
        <Commit commit={release.commit} />
        <span>{t('release.attempt', { number: String(release.attempt) })}</span>
        <span>
          {t('release.startedBy', {
            who: <PersonName entityRef={release.createdBy} />,
            when: <Time at={release.createdAt} />,
          })}
        </span>
        <span>
          {t(release.routine ? 'release.routine' : 'release.nonRoutine')}
        </span>
        <span>
          <ShowWorkflow />
        </span>
      </div>
      <Sentence release={release} />
      {release.allowedActions.length === 0 && (
        <p className={classes.note}>
          {t('release.readOnly', {
            owner: <PersonName entityRef={release.owner} />,
            approvers: release.workflow.approverTitle,
          })}
        </p>
      )}
    </header>
  );
}
