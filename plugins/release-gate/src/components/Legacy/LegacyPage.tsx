import { Content, Header, Page } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../translation/useWords';
import { ReleaseGatePage } from '../ReleaseGatePage/ReleaseGatePage';

const useStyles = makeStyles(theme => ({
  content: { paddingTop: theme.spacing(3) },
}));

/** The page with the frame that the new frontend system draws by itself. */
export function LegacyPage() {
  const classes = useStyles();
  const t = useWords();
  return (
    <Page themeId="tool">
      <Header title={t('inbox.title')} />
      <Content noPadding className={classes.content}>
        <ReleaseGatePage />
      </Content>
    </Page>
  );
}
