import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from '../../theme/tones';
import type { ReleaseListItem } from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import type { ReleaseList } from '../../hooks/useReleaseList';
import { Panel } from '../Panel/Panel';
import { PageFailure } from '../PageStates/PageStates';
import { RowsSkeleton } from '../PageStates/Skeletons';
import { ReleaseRow } from './ReleaseRow';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, -2.5, -2),
    padding: 0,
    [theme.breakpoints.down('xs')]: { margin: theme.spacing(0, -2, -2) },
  },
  empty: { margin: 0, color: subtleText(theme) },
  count: {
    fontSize: '0.875rem',
    color: subtleText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
  more: { marginTop: theme.spacing(3) },
}));

/** Longest waiting first. */
export function byAge(
  items: readonly ReleaseListItem[],
): readonly ReleaseListItem[] {
  return [...items].sort((one, other) =>
    one.phaseSince.localeCompare(other.phaseSince),
  );
}

/** Releases in rows under a heading. */
export function RowsPanel(props: {
  readonly title: string;
  readonly list: Pick<
    ReleaseList,
    'items' | 'failure' | 'retry' | 'totalItems' | 'more'
  >;
  readonly empty: ReactNode;
  readonly isByAge?: boolean;
}) {
  const classes = useStyles();
  const { items, failure, retry, totalItems, more } = props.list;
  const rows = items && (props.isByAge ? byAge(items) : items);
  return (
    <Panel
      title={props.title}
      aside={
        rows &&
        rows.length > 0 && <span className={classes.count}>{totalItems}</span>
      }
    >
      {!rows && failure && (
        <PageFailure failure={failure} what="list" onRetry={retry} />
      )}
      {!rows && !failure && <RowsSkeleton />}
      {rows?.length === 0 && <p className={classes.empty}>{props.empty}</p>}
      {rows && rows.length > 0 && (
        <ul className={classes.list}>
          {rows.map(item => (
            <ReleaseRow key={item.id} item={item} />
          ))}
        </ul>
      )}
      {more && rows && (
        <Button size="small" className={classes.more} onClick={more}>
          Show more
        </Button>
      )}
    </Panel>
  );
}
