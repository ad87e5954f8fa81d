import Button from '@material-ui/core/Button';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocument } from '../../hooks/useDocument';
import type { Resource } from '../../hooks/useResource';
import { useWords } from '../../translation/useWords';
import { AttachDialog } from './AttachDialog';
import { Notice } from '../Notice/Notice';
import { DocumentBar } from './DocumentBar';
import { DocumentContent } from './DocumentContent';
import { DocumentDiff } from './DocumentDiff';
import { DocumentNotices } from './DocumentNotices';
import { DocumentSheet } from './DocumentSheet';
import { TextSkeleton } from './DocumentSkeleton';
import { VersionSelects } from './VersionSelects';
import { documentFileName, downloadDocument } from './downloadDocument';

/** The text of a version, or the difference from another one to it. */
function DocumentText(props: {
  readonly text: Resource<string>;
  readonly earlier: Resource<string> | undefined;
}) {
  const t = useWords();
  const { text, earlier } = props;
  const missing = [text, ...(earlier ? [earlier] : [])].find(
    ({ value }) => value === undefined,
  );
  if (missing?.failure) {
    return (
      <Notice tone="bad" isNews onRetry={missing.refresh}>
        {t('document.textFailed', { message: missing.failure.message })}
      </Notice>
    );
  }
  if (text.value === undefined || missing) {
    return <TextSkeleton />;
  }
  return earlier ? (
    <DocumentDiff before={earlier.value ?? ''} after={text.value} />
  ) : (
    <DocumentContent markdown={text.value} />
  );
}

/** One version of a document with its bar, what there is to know of it, and its text. */
export function DocumentVersion(props: {
  readonly versions: readonly DocumentJson[];
  readonly shown: DocumentJson;
  readonly compare: DocumentJson | undefined;
  /** What is shown where the address names no version; undefined for the newest. */
  readonly onFollow: (version: number | undefined) => void;
  readonly hasNews: boolean;
}) {
  const t = useWords();
  const { release, may } = useReleaseContext();
  const [, setQuery] = useSearchParams();
  const [isFilling, setIsFilling] = useState(false);
  const { versions, shown, compare, onFollow, hasNews } = props;
  const { kind, version } = shown;
  const text = useDocument(release.id, kind, version);
  const earlier = useDocument(release.id, kind, compare?.version);
  const newest = versions.at(-1);
  const showNewest = () => {
    onFollow(undefined);
    setQuery({});
  };
  return (
    <>
      <DocumentBar document={shown} newest={newest?.version ?? version}>
        {versions.length > 1 && (
          <VersionSelects
            versions={versions}
            version={version}
            compare={compare?.version}
            onChange={(chosen, from) =>
              setQuery({
                version: String(chosen),
                ...(from !== undefined && { compare: String(from) }),
              })
            }
          />
        )}
        <Button
          size="small"
          variant="outlined"
          disabled={text.value === undefined}
          onClick={() =>
            downloadDocument(documentFileName(release, shown), text.value ?? '')
          }
        >
          {t('document.download')}
        </Button>
        <Button size="small" variant="outlined" onClick={() => window.print()}>
          {t('document.print')}
        </Button>
      </DocumentBar>
      <DocumentNotices
        versions={versions}
        shown={shown}
        text={text.value}
        onShowNewest={hasNews ? showNewest : undefined}
        onFill={
          shown === newest && may('attach')
            ? () => setIsFilling(true)
            : undefined
        }
      />
      <DocumentSheet document={shown} isWide={compare !== undefined}>
        {compare && (
          <p>
            {t('document.whatChanged', {
              before: String(compare.version),
              after: String(version),
            })}
          </p>
        )}
        <DocumentText text={text} earlier={compare && earlier} />
      </DocumentSheet>
      {isFilling && (
        <AttachDialog
          kind={kind}
          onClose={() => {
            setIsFilling(false);
            showNewest();
          }}
        />
      )}
    </>
  );
}
