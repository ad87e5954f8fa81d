import { Link } from '@backstage/core-components';
import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useWords } from '../../translation/useWords';
import { DocumentContent } from '../Document/DocumentContent';
import { DossierPart } from './DossierPart';
import { useReadingStyles } from './useReadingStyles';

/** The release note as the request froze it, and the way to its own page. */
export function ReleaseNotePart(props: {
  readonly request: ApprovalRequestJson;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const documentLink = useDocumentLink();
  const { id } = useReleaseContext().release;
  const { releaseNotes, releaseNoteVersion: version } = props.request;
  return (
    <DossierPart title={t('approval.releaseNotes')}>
      <div className={classes.note}>
        <DocumentContent markdown={releaseNotes} isSmall />
      </div>
      <p className={classes.faint}>
        <Link to={documentLink(id, 'release-note', { version })}>
          {t('approval.note.link', { version: String(version) })}
        </Link>
      </p>
    </DossierPart>
  );
}
