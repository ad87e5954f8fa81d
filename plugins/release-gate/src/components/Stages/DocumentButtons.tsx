import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
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
}));

/** The ways to a document that an item asks for: a template that writes it, where there is one, or a text that is there already. */
export function DocumentButtons(props: {
  readonly kind: 'release-note' | 'incident-report';
}) {
  const classes = useStyles();
  const t = useWords();
  const { release, open } = useReleaseContext();
  const { kind } = props;
  const template = useTemplateLink(kind, {
    releaseId: release.id,
    entityRef: release.entityRef,
  });
  return (
    <div className={classes.root}>
      {template && (
        <TemplateLink to={template} size="small" variant="outlined">
          {t(`stages.write.${kind}`)}
        </TemplateLink>
      )}
      <Button
        size="small"
        variant={template ? 'text' : 'outlined'}
        onClick={() => open({ name: 'attach', about: kind })}
      >
        {template ? t('stages.attachByHand') : t(`stages.attach.${kind}`)}
      </Button>
    </div>
  );
}
