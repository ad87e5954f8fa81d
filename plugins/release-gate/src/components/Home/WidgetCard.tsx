import { InfoCard } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { ReleaseList } from '../../hooks/useReleaseList';
import { rootRouteRef } from '../../routes';
import { plainList } from '../../theme/styles';
import { subtleText } from '../../theme/tones';
import { byAge } from '../Inbox/byAge';
import { NotNewest } from '../Notice/NotNewest';
import { RowsSkeleton } from '../PageStates/Skeletons';
import { Surface } from '../Surface/Surface';
import { WidgetRow } from './WidgetRow';

const SHOWN_AT_MOST = 5;

const useStyles = makeStyles(theme => ({
  list: { ...plainList, margin: theme.spacing(-1, -2) },
  empty: { color: subtleText(theme), fontSize: '0.9375rem' },
}));

/** The releases of a list that wait longest, on a home page. */
export function WidgetCard(props: {
  readonly title: string;
  readonly list: ReleaseList;
  readonly empty: ReactNode;
  /** What the way to all of them is called. */
  readonly all: string;
}) {
  const classes = useStyles();
  const inbox = useRouteRef(rootRouteRef);
  const { items, failure, refresh } = props.list;
  const rows = items && byAge(items).slice(0, SHOWN_AT_MOST);
  return (
    // The grid of a home page stretches what is a card at the outermost.
    <InfoCard
      title={props.title}
      titleTypographyProps={{ variant: 'h6', component: 'h2' }}
      deepLink={{ title: props.all, link: inbox() }}
    >
      <Surface>
        <NotNewest what="list" failure={failure} onRetry={refresh} />
        {!rows && !failure && <RowsSkeleton rows={SHOWN_AT_MOST} />}
        {rows?.length === 0 && (
          <div className={classes.empty}>{props.empty}</div>
        )}
        {rows && rows.length > 0 && (
          <ul className={classes.list}>
            {rows.map(item => (
              <WidgetRow key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Surface>
    </InfoCard>
  );
}
