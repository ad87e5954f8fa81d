import { EmptyState, LinkButton } from '@backstage/core-components';
import type {
  DocumentJson,
  DocumentKind,
} from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';

/** What stands in the place of a document, or of a version of it, that does not exist. */
export function NoDocument(props: {
  readonly kind: DocumentKind;
  readonly versions: readonly DocumentJson[];
  readonly asked: string | null;
}) {
  const t = useWords();
  const { release } = useReleaseContext();
  const releaseLink = useReleaseLink();
  const documentLink = useDocumentLink();
  const { kind, versions, asked } = props;
  const name = `${serviceName(release.entityRef)} ${release.version}`;
  const newest = versions.at(-1);
  return newest ? (
    <EmptyState
      missing="content"
      title={t('document.noVersion', { version: String(asked) })}
      description={t(`document.newestVersion.${kind}`, {
        release: name,
        version: String(newest.version),
      })}
      action={
        <LinkButton
          variant="contained"
          color="primary"
          to={documentLink(release.id, kind)}
        >
          {t('document.readVersion', { version: String(newest.version) })}
        </LinkButton>
      }
    />
  ) : (
    <EmptyState
      missing="content"
      title={t(`document.noneYet.${kind}`, { release: name })}
      description={t('document.noneYetHelp')}
      action={
        <LinkButton
          variant="contained"
          color="primary"
          to={releaseLink(release.id)}
        >
          {t('document.openRelease')}
        </LinkButton>
      }
    />
  );
}
