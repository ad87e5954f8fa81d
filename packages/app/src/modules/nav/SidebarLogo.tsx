import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { GateGlyph } from '../../brand/GateGlyph';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    height: sidebarConfig.drawerWidthClosed,
    color: '#ffffff',
    fontSize: 18,
    fontWeight: 700,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  glyph: {
    flex: 'none',
    width: sidebarConfig.drawerWidthClosed,
  },
});

/** The way home: the glyph alone, with the name beside it where there is room. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <Link
      to="/home"
      underline="none"
      className={classes.link}
      aria-label="Home"
    >
      <GateGlyph size={28} className={classes.glyph} />
      {isOpen && <span>Release Gate</span>}
    </Link>
  );
}
