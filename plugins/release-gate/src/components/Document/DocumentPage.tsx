import type { DocumentKind } from 'backstage-plugin-release-gate-common';
import { useParams } from 'react-router-dom';
import { ReleaseContextProvider } from '../../hooks/useReleaseContext';
import { useMe } from '../../hooks/useMe';
import { useRelease } from '../../hooks/useRelease';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { useWords } from '../../translation/useWords';
import { isDocumentKind } from '../../words/documents';
import { HeadingLevel } from '../Panel/headingLevel';
import { PageFailure } from '../PageStates/PageStates';
import { NotNewest } from '../ReleasePage/NotNewest';
import { DocumentReader } from './DocumentReader';
import { DocumentSkeleton } from './DocumentSkeleton';

function KnownDocument(props: {
  readonly id: string;
  readonly kind: DocumentKind;
}) {
  const { id, kind } = props;
  const me = useMe();
  const { release, failure, reload, refresh, show } = useRelease(id);
  if (!release) {
    return failure ? (
      <PageFailure failure={failure} what="document" onRetry={refresh} />
    ) : (
      <DocumentSkeleton />
    );
  }
  return (
    <ServerTimeProvider now={release.now}>
      <ReleaseContextProvider
        key={`${id} ${kind}`}
        release={release}
        me={me}
        show={show}
        reload={reload}
      >
        <NotNewest failure={failure} onRetry={refresh} />
        <HeadingLevel level={3}>
          <DocumentReader kind={kind} />
        </HeadingLevel>
      </ReleaseContextProvider>
    </ServerTimeProvider>
  );
}

/** The page on which a release note or an incident report is read. */
export function DocumentPage() {
  const t = useWords();
  const { id = '', kind = '' } = useParams();
  return isDocumentKind(kind) ? (
    <KnownDocument id={id} kind={kind} />
  ) : (
    <PageFailure
      failure={{
        kind: 'gone',
        message: t('document.noSuchKind', { kind }),
      }}
      what="document"
      onRetry={() => undefined}
    />
  );
}
