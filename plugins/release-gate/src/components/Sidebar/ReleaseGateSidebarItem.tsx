import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { type IconComponent, useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import VerifiedUserOutlinedIcon from '@material-ui/icons/VerifiedUserOutlined';
import { useWaitingCount } from '../../hooks/useWaitingCount';
import { rootRouteRef } from '../../routes';
import { useWords } from '../../translation/useWords';

const SHOWN_AT_MOST = 99;

const useStyles = makeStyles(theme => ({
  count: {
    display: 'inline-block',
    minWidth: 24,
    padding: theme.spacing(0, 0.75),
    boxSizing: 'border-box',
    borderRadius: 12,
    background: theme.palette.navigation?.color ?? theme.palette.grey[400],
    color: theme.palette.navigation?.background ?? theme.palette.common.black,
    fontSize: '0.8125rem',
    fontWeight: 700,
    lineHeight: '22px',
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
  },
}));

/**
 * The way to the inbox in the sidebar, with how many releases wait for the
 * viewer's decision: a number where there is room, else a dot.
 *
 * @public
 */
export function ReleaseGateSidebarItem(props: {
  readonly icon?: IconComponent;
  readonly text?: string;
}) {
  const classes = useStyles();
  const t = useWords();
  const inbox = useRouteRef(rootRouteRef);
  const { isOpen } = useSidebarOpenState();
  const count = useWaitingCount() ?? 0;
  const title = props.text ?? t('inbox.title');
  return (
    <SidebarItem
      icon={props.icon ?? VerifiedUserOutlinedIcon}
      to={inbox()}
      text={title}
      aria-label={
        count > 0 ? t('inbox.sidebar.waiting', { count, title }) : title
      }
      hasNotifications={count > 0 && !isOpen}
    >
      {count > 0 && (
        <span className={classes.count}>
          {count > SHOWN_AT_MOST ? `${SHOWN_AT_MOST}+` : count}
        </span>
      )}
    </SidebarItem>
  );
}
