import { EmptyState, LinkButton } from '@backstage/core-components';
import type {
  DocumentJson,
  DocumentKind,
} from 'backstage-plugin-release-gate-common';
import { useDesk } from '../../hooks/useDesk';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { DOCUMENT_WORDS } from '../../words/documents';
import { serviceName } from '../../words/serviceName';

/** What stands in the place of a document, or of a version of it, that does not exist. */
export function NoDocument(props: {
  readonly kind: DocumentKind;
  readonly versions: readonly DocumentJson[];
  readonly asked: string | null;
}) {
  const { release } = useDesk();
  const releaseLink = useReleaseLink();
  const documentLink = useDocumentLink();
  const { kind, versions, asked } = props;
  const name = `${serviceName(release.entityRef)} ${release.version}`;
  const words = DOCUMENT_WORDS[kind].toLowerCase();
  const newest = versions.at(-1);
  return newest ? (
    <EmptyState
      missing="content"
      title={`There is no version ${asked}`}
      description={`The newest ${words} of ${name} is version ${newest.version}.`}
      action={
        <LinkButton
          variant="contained"
          color="primary"
          to={documentLink(release.id, kind)}
        >
          Read version {newest.version}
        </LinkButton>
      }
    />
  ) : (
    <EmptyState
      missing="content"
      title={`${name} has no ${words} yet`}
      description="Whoever works on the release writes it there: the portal fills in what it knows already."
      action={
        <LinkButton
          variant="contained"
          color="primary"
          to={releaseLink(release.id)}
        >
          Open release
        </LinkButton>
      }
    />
  );
}
