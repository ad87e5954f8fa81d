import type {
  DocumentJson,
  DocumentKind,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { versionsOf } from '../../words/documents';
import { DocumentVersion } from './DocumentVersion';
import { NoDocument } from './NoDocument';

function numbered(
  versions: readonly DocumentJson[],
  asked: string | null,
): DocumentJson | undefined {
  return versions.find(({ version }) => String(version) === asked);
}

/** A document of the release on the page, in the version that the address asks for. */
export function DocumentReader(props: { readonly kind: DocumentKind }) {
  const { kind } = props;
  const { release } = useReleaseContext();
  const [query] = useSearchParams();
  const versions = versionsOf(release.documents, kind);
  const newest = versions.at(-1);
  const asked = query.get('version');
  // What somebody reads does not change under their eyes.
  const [followed, setFollowed] = useState(newest?.version);
  const current =
    versions.find(({ version }) => version === followed) ?? newest;
  const shown = asked === null ? current : numbered(versions, asked);
  if (!shown) {
    return <NoDocument kind={kind} versions={versions} asked={asked} />;
  }
  const compare = numbered(versions, query.get('compare'));
  return (
    <DocumentVersion
      key={kind}
      versions={versions}
      shown={shown}
      compare={compare === shown ? undefined : compare}
      onFollow={setFollowed}
      hasNews={asked === null && shown !== newest}
    />
  );
}
