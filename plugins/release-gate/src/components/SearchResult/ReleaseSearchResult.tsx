import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ResultHighlight } from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import type { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';
import { dotted, bodyText, wrapping } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { searchMessages } from '../../translation/searchMessages';
import { useWords } from '../../translation/useWords';
import { isPhase } from '../../words/phases';
import { serviceName } from '../../words/serviceName';
import { Commit } from '../Commit/Commit';
import { PhaseChip } from '../PhaseChip/PhaseChip';
import { Time } from '../Time/Time';
import type {
  OverviewSearchDocument,
  ReleaseSearchDocument,
} from './ReleaseSearchDocument';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', width: '100%' },
  main: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  head: wrapping(theme, 0.5, 1),
  title: { fontSize: '1.25rem', fontWeight: 600 },
  facts: { ...dotted(theme), fontSize: '0.8125rem', lineHeight: 1.75 },
  text: {
    ...bodyText,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    margin: theme.spacing(0.5, 0, 0),
    overflow: 'hidden',
    color: subtleText(theme),
  },
}));

function Highlighted(props: {
  readonly text: string;
  readonly field: string;
  readonly highlight: ResultHighlight | undefined;
}) {
  const { text, field, highlight } = props;
  const marked = highlight?.fields[field];
  return highlight && marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}

function Facts({ found }: { readonly found: ReleaseSearchDocument }) {
  const classes = useStyles();
  const t = useWords();
  return (
    <div className={classes.facts}>
      <span>
        {found.kind in searchMessages.kind
          ? t(`search.kind.${found.kind}`)
          : found.kind}
      </span>
      <span>
        <EntityRefLink
          entityRef={found.entityRef}
          title={found.service || serviceName(found.entityRef)}
          hideIcon
        />
      </span>
      <span>
        <Commit commit={found.commit} plain />
      </span>
      <span>
        <Time at={found.updatedAt} />
      </span>
    </div>
  );
}

/** A release, a release note, an incident report or the page of all releases among the results of a search. */
export function ReleaseSearchResult(
  props: BaseSearchResultListItemProps<{
    readonly highlight?: ResultHighlight;
    /** How many lines of the text are shown. */
    readonly lineClamp?: number;
  }>,
) {
  const classes = useStyles();
  const { icon, highlight, lineClamp = 3 } = props;
  if (!props.result) {
    return null;
  }
  // The extension takes results of this plugin's type alone.
  const found = props.result as ReleaseSearchDocument | OverviewSearchDocument;
  return (
    <div className={classes.root}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.main}>
        <div className={classes.head}>
          <Link noTrack to={found.location} className={classes.title}>
            <Highlighted
              field="title"
              text={found.title}
              highlight={highlight}
            />
          </Link>
          {/* An index may be older than the words of this version. */}
          {found.kind !== 'overview' && isPhase(found.phase) && (
            <PhaseChip phase={found.phase} />
          )}
        </div>
        {found.kind !== 'overview' && <Facts found={found} />}
        <p className={classes.text} style={{ WebkitLineClamp: lineClamp }}>
          <Highlighted field="text" text={found.text} highlight={highlight} />
        </p>
      </div>
    </div>
  );
}
