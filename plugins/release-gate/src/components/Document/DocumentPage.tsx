import { useParams } from 'react-router-dom';
import { useWords } from '../../translation/useWords';
import { isDocumentKind } from '../../words/documents';
import { PageFailure } from '../PageStates/PageStates';
import { ReleaseFrame } from '../ReleaseFrame/ReleaseFrame';
import { DocumentReader } from './DocumentReader';
import { DocumentSkeleton } from './DocumentSkeleton';

/** The page on which a release note or an incident report is read. */
export function DocumentPage() {
  const t = useWords();
  const { id = '', kind = '' } = useParams();
  return isDocumentKind(kind) ? (
    <ReleaseFrame
      key={id}
      id={id}
      what="document"
      skeleton={<DocumentSkeleton />}
    >
      {() => <DocumentReader key={kind} kind={kind} />}
    </ReleaseFrame>
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
