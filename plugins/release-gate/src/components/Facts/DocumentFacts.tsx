import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import DescriptionOutlinedIcon from '@material-ui/icons/DescriptionOutlined';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useWords } from '../../translation/useWords';
import {
  DOCUMENT_KINDS,
  documentKindWords,
  placesToFill,
  presentedVersion,
  versionsOf,
} from '../../words/documents';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../../words/linkWords';
import { Time } from '../Time/Time';
import { ToneChip } from '../ToneChip/ToneChip';
import { useFactStyles } from '../../theme/useFactStyles';

function DeliveryFact(props: { readonly document: DocumentJson }) {
  const classes = useFactStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const link = useDocumentLink();
  const { kind, version, delivered } = props.document;
  if (!delivered) {
    return null;
  }
  const approved = presentedVersion(release, kind);
  return (
    <div className={classes.faint}>
      {t('facts.delivered', {
        when: <Time at={delivered.at} />,
        who: <PersonName entityRef={delivered.by} />,
      })}
      {delivered.late && t('facts.deliveredLate')}
      {delivered.differsFromApproved &&
        (approved !== undefined && approved !== version
          ? t('facts.notApprovedTextButSee', {
              difference: (
                <Link
                  to={link(release.id, kind, { version, compare: approved })}
                >
                  {t('facts.seeDifference')}
                </Link>
              ),
            })
          : t('facts.notApprovedText'))}
    </div>
  );
}

/** One document in its newest version, with the way to it and to the versions before it. */
function DocumentFact(props: { readonly document: DocumentJson }) {
  const classes = useFactStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const link = useDocumentLink();
  const { document } = props;
  const { kind, version, openPlaces } = document;
  return (
    <li className={classes.row}>
      <DescriptionOutlinedIcon fontSize="small" color="action" aria-hidden />
      <div className={classes.main}>
        <Link to={link(release.id, kind)}>{document.title}</Link>
        {openPlaces && (
          <div>
            <ToneChip tone="waiting">
              {t('document.state.draft', {
                places: placesToFill(t, openPlaces.length),
              })}
            </ToneChip>
          </div>
        )}
        <div className={classes.faint}>
          {t('facts.documentVersion', {
            kind: documentKindWords(t, kind),
            version: String(version),
            who: <PersonName entityRef={document.attachedBy} />,
            when: <Time at={document.attachedAt} />,
          })}
          {version > 1 && (
            <>
              {', '}
              <Link to={link(release.id, kind, { version: version - 1 })}>
                {t('facts.olderVersions', { count: version - 1 })}
              </Link>
            </>
          )}
          {document.url && (
            <>
              {', '}
              <Link to={document.url}>{linkWords(document.url)}</Link>
            </>
          )}
        </div>
        <DeliveryFact document={document} />
      </div>
    </li>
  );
}

/** The release note and the incident report. */
export function DocumentFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  const documents = DOCUMENT_KINDS.flatMap(kind =>
    versionsOf(release.documents, kind).slice(-1),
  );
  return (
    <>
      <SubHeading
        aside={
          may('attach') && (
            <Button size="small" onClick={() => open({ name: 'attach' })}>
              {t('facts.attachDocument')}
            </Button>
          )
        }
      >
        {t('facts.documents')}
      </SubHeading>
      {documents.length === 0 && (
        <p className={classes.none}>{t('facts.noneYet')}</p>
      )}
      <ul className={classes.list}>
        {documents.map(document => (
          <DocumentFact key={document.kind} document={document} />
        ))}
      </ul>
    </>
  );
}
