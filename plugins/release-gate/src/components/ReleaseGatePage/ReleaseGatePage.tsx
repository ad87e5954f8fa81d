import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { useWords } from '../../translation/useWords';
import { Surface } from '../Surface/Surface';
import { HeadingLevel } from '../Panel/headingLevel';
import { PageFailure } from '../PageStates/PageStates';
import { DocumentPage } from '../Document/DocumentPage';
import { InboxPage } from '../Inbox/InboxPage';
import { ReleasePage } from '../ReleasePage/ReleasePage';

const useStyles = makeStyles(theme => ({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: 1360,
    margin: '0 auto',
    padding: theme.spacing(0, 3, 6),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0, 1.5, 4) },
  },
}));

/** Everything under the plugin's own address. */
export function ReleaseGatePage() {
  const classes = useStyles();
  const t = useWords();
  return (
    <div className={classes.root}>
      <Surface>
        <HeadingLevel level={2}>
          <ReactRouterV6PageRouter>
            <Routes>
              <Route path="/" element={<InboxPage />} />
              <Route path="/releases/:id" element={<ReleasePage />} />
              <Route
                path="/releases/:id/documents/:kind"
                element={<DocumentPage />}
              />
              <Route
                path="*"
                element={
                  <PageFailure
                    failure={{
                      kind: 'gone',
                      message: t('failure.nothingHere'),
                    }}
                    what="page"
                    onRetry={() => undefined}
                  />
                }
              />
            </Routes>
          </ReactRouterV6PageRouter>
        </HeadingLevel>
      </Surface>
    </div>
  );
}
