import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMe } from '../../hooks/useMe';
import type { ReleaseList } from '../../hooks/useReleaseList';
import { plainList, tabular } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { Panel } from '../Panel/Panel';
import { PageFailure } from '../PageStates/PageStates';
import { RowsSkeleton } from '../PageStates/Skeletons';
import { NotNewest } from '../Notice/NotNewest';
import { ReleaseRow } from './ReleaseRow';
import { byAge } from './byAge';

const useStyles = makeStyles(theme => ({
  list: {
    ...plainList,
    margin: theme.spacing(0, -2.5, -2),
    [theme.breakpoints.down('xs')]: { margin: theme.spacing(0, -2, -2) },
  },
  empty: { margin: 0, color: subtleText(theme) },
  count: { ...tabular, fontSize: '0.875rem', color: subtleText(theme) },
  foot: { marginTop: theme.spacing(3) },
}));

function countWords(
  t: Words,
  shown: number,
  {
    totalItems: total,
    totalIsAtLeast,
  }: Pick<ReleaseList, 'totalItems' | 'totalIsAtLeast'>,
): string {
  if (total === undefined) {
    return t('inbox.countAtLeast', { shown });
  }
  if (totalIsAtLeast) {
    return t('inbox.countShownOfMore', { shown, total });
  }
  return shown < total
    ? t('inbox.countShown', { shown, total })
    : t('inbox.count', { count: total });
}

/** Releases in rows under a heading. */
export function RowsPanel(props: {
  readonly title: string;
  readonly list: ReleaseList;
  readonly empty: ReactNode;
  readonly isByAge?: boolean;
}) {
  const classes = useStyles();
  const t = useWords();
  const me = useMe();
  const { items, failure, refresh, more } = props.list;
  const rows = items && (props.isByAge ? byAge(items) : items);
  const listRef = useRef<HTMLUListElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const known = useRef<ReadonlySet<string>>();

  // Who asked for more goes on where the new rows are, also without a mouse.
  useEffect(() => {
    const before = known.current;
    const fresh = before && rows?.find(({ id }) => !before.has(id));
    if (fresh || failure) {
      known.current = undefined;
    }
    if (
      fresh &&
      [buttonRef.current, document.body].includes(
        document.activeElement as HTMLElement,
      )
    ) {
      listRef.current
        ?.querySelector<HTMLElement>(`[data-row="${fresh.id}"]`)
        ?.focus();
    }
  }, [rows, failure]);
  return (
    <Panel
      title={props.title}
      aside={
        rows &&
        rows.length > 0 && (
          <span className={classes.count}>
            {countWords(t, rows.length, props.list)}
          </span>
        )
      }
    >
      {!rows && failure && (
        <PageFailure failure={failure} what="list" onRetry={refresh} />
      )}
      {!rows && !failure && <RowsSkeleton />}
      {rows?.length === 0 && <div className={classes.empty}>{props.empty}</div>}
      {rows && rows.length > 0 && (
        <ul className={classes.list} ref={listRef}>
          {rows.map(item => (
            <ReleaseRow key={item.id} item={item} me={me} />
          ))}
        </ul>
      )}
      {rows && failure && (
        <div className={classes.foot}>
          <NotNewest what="list" failure={failure} onRetry={refresh} />
        </div>
      )}
      {rows && more && (
        <div className={classes.foot}>
          <Button
            ref={buttonRef}
            size="small"
            variant="outlined"
            onClick={() => {
              known.current = new Set(rows.map(({ id }) => id));
              more();
            }}
          >
            {t('inbox.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
