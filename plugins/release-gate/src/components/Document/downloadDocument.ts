import type {
  DocumentJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { serviceName } from '../../words/serviceName';

/** What the file of a document is called: service, version of the release, kind and version of the document. */
export function documentFileName(
  { entityRef, version }: Pick<ReleaseJson, 'entityRef' | 'version'>,
  document: Pick<DocumentJson, 'kind' | 'version'>,
): string {
  const name = `${serviceName(entityRef)}-${version}-${document.kind}-v${
    document.version
  }`;
  return `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.md`;
}

/** Saves the Markdown of a document as a file on the viewer's machine. */
export function downloadDocument(fileName: string, markdown: string): void {
  const url = URL.createObjectURL(
    new Blob([markdown], { type: 'text/markdown;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
