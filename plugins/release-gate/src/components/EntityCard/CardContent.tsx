import { Link, LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { MONOSPACE, marked, bodyText, wrapping } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import {
  type ProductionJson,
  type SummaryJson,
  shortCommit,
} from 'backstage-plugin-release-gate-common';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { serviceMessages } from '../../translation/serviceMessages';
import { type Words, useWords } from '../../translation/useWords';
import { progressOf } from '../../words/stages';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Progress } from '../Progress/Progress';
import { Sentence } from '../Sentence/Sentence';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';

const useStyles = makeStyles(theme => ({
  root: {
    ...bodyText,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.25),
  },
  top: { ...wrapping(theme, 1), justifyContent: 'space-between' },
  version: { fontSize: '1.125rem', fontWeight: 700 },
  mono: {
    fontFamily: MONOSPACE,
    fontSize: '0.9em',
    color: subtleText(theme),
  },
  line: marked(theme),
  faint: { color: subtleText(theme) },
  action: { display: 'flex', justifyContent: 'flex-end' },
}));

const REASONS = serviceMessages.card.reason;

/** The gate's answer in one line: its first reasons, in the words of the rule book. */
function gateWords(t: Words, { gate, current }: SummaryJson): string {
  if (gate.allowed) {
    return current
      ? t('service.card.allowedFor', { commit: shortCommit(current.commit) })
      : t('service.card.allowedForThis');
  }
  const codes = [...new Set(gate.reasons.map(({ code }) => code))];
  const words = codes.map(code =>
    // A newer backend may know more reasons.
    code in REASONS
      ? t(`service.card.reason.${code}`)
      : (code as string).replace(/-/g, ' '),
  );
  return t('service.card.closed', { reasons: words.slice(0, 2).join(', ') });
}

/** What runs in one environment, which is named where there are several. */
function Running(props: {
  readonly environment: ProductionJson;
  readonly isNamed: boolean;
}) {
  const t = useWords();
  const { name, inProduction } = props.environment;
  return (
    <>
      {props.isNamed && `${name} · `}
      {inProduction
        ? t('service.card.inProduction', {
            version: inProduction.version,
            since: <Time at={inProduction.since} since />,
          })
        : t('service.card.nothingInProduction')}
    </>
  );
}

/** What the card says of a service. */
export function CardContent(props: { readonly summary: SummaryJson }) {
  const classes = useStyles();
  const link = useReleaseLink();
  const t = useWords();
  const { summary } = props;
  const { current, environments, gate, openDuties, violations } = summary;
  const unanswered = violations.filter(({ answer }) => !answer).length;
  const owed = [
    ...(openDuties.length > 0
      ? [t('service.card.dutiesOpen', { count: openDuties.length })]
      : []),
    ...(unanswered > 0
      ? [t('service.card.violations', { count: unanswered })]
      : []),
  ];
  return (
    <div className={classes.root}>
      {current ? (
        <>
          <div className={classes.top}>
            <span>
              <Link to={link(current.id)} className={classes.version}>
                {current.version}
              </Link>{' '}
              <span className={classes.mono}>
                {shortCommit(current.commit)}
              </span>
            </span>
            <PhaseChip phase={current.phase} />
          </div>
          <Sentence release={current} isSmall />
          <Progress {...progressOf(current)} />
        </>
      ) : (
        <div className={classes.faint}>{t('service.card.noneUnderWay')}</div>
      )}
      <div className={classes.line}>
        <ToneMark tone={gate.allowed ? 'ok' : 'bad'} />
        <span>{t('service.card.gate', { answer: gateWords(t, summary) })}</span>
      </div>
      <div className={classes.faint}>
        {environments.map((environment, index) => (
          <div key={environment.name}>
            <Running
              environment={environment}
              isNamed={environments.length > 1}
            />
            {index === environments.length - 1 &&
              owed.map(words => ` · ${words}`)}
          </div>
        ))}
      </div>
      <div className={classes.action}>
        {current ? (
          <LinkButton
            to={link(current.id)}
            variant="outlined"
            color="primary"
            size="small"
          >
            {t('service.card.openRelease')}
          </LinkButton>
        ) : (
          <LinkButton
            to="releases"
            variant="outlined"
            color="primary"
            size="small"
          >
            {summary.allowedActions.includes('start')
              ? t('service.startRelease')
              : t('service.card.seeReleases')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
