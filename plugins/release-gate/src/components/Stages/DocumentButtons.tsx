import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useDesk } from '../../hooks/useDesk';
import { TemplateLink } from '../Templates/TemplateLink';
import { useTemplateLink } from '../Templates/useTemplateLink';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(0.5),
    [theme.breakpoints.down('xs')]: {
      flexDirection: 'column',
      alignItems: 'flex-end',
    },
  },
  small: { whiteSpace: 'nowrap', textTransform: 'none' },
}));

const WORDS = {
  'release-note': {
    write: 'Write release note',
    attach: 'Attach release note',
  },
  'incident-report': {
    write: 'Write incident report',
    attach: 'Attach incident report',
  },
} as const;

/** The ways to a document that an item asks for: a template that writes it, where there is one, or a text that is there already. */
export function DocumentButtons(props: {
  readonly kind: 'release-note' | 'incident-report';
}) {
  const classes = useStyles();
  const { release, open } = useDesk();
  const { kind } = props;
  const template = useTemplateLink(kind, {
    releaseId: release.id,
    entityRef: release.entityRef,
  });
  return (
    <div className={classes.root}>
      {template && (
        <TemplateLink to={template} size="small" variant="outlined">
          {WORDS[kind].write}
        </TemplateLink>
      )}
      <Button
        size="small"
        variant={template ? 'text' : 'outlined'}
        className={classes.small}
        onClick={() => open({ name: 'attach', about: kind })}
      >
        {template ? 'Attach by hand' : WORDS[kind].attach}
      </Button>
    </div>
  );
}
