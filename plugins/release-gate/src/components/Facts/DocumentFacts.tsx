import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import DescriptionOutlinedIcon from '@material-ui/icons/DescriptionOutlined';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useDesk } from '../../hooks/useDesk';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import {
  DOCUMENT_WORDS,
  placesToFill,
  presentedVersion,
  versionsOf,
} from '../../words/documents';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../Stages/Evidence';
import { Time } from '../Time/Time';
import { ToneChip } from '../ToneChip/ToneChip';
import { useFactStyles } from './useFactStyles';

const KINDS = ['release-note', 'incident-report'] as const;

function DeliveryFact(props: { readonly document: DocumentJson }) {
  const classes = useFactStyles();
  const { release } = useDesk();
  const link = useDocumentLink();
  const { kind, version, delivered } = props.document;
  if (!delivered) {
    return null;
  }
  const approved = presentedVersion(release, kind);
  return (
    <div className={classes.faint}>
      Delivered <Time at={delivered.at} /> by{' '}
      <PersonName entityRef={delivered.by} />
      {delivered.late && '; late'}
      {delivered.differsFromApproved && (
        <>
          ; not the text that was approved
          {approved !== undefined && approved !== version && (
            <>
              {' – '}
              <Link to={link(release.id, kind, { version, compare: approved })}>
                see the difference
              </Link>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** One document in its newest version, with the way to it and to the versions before it. */
function DocumentFact(props: { readonly document: DocumentJson }) {
  const classes = useFactStyles();
  const { release } = useDesk();
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
              Draft · {placesToFill(openPlaces.length)}
            </ToneChip>
          </div>
        )}
        <div className={classes.faint}>
          {DOCUMENT_WORDS[kind]}, version {version},{' '}
          <PersonName entityRef={document.attachedBy} />{' '}
          <Time at={document.attachedAt} />
          {version > 1 && (
            <>
              {', '}
              <Link to={link(release.id, kind, { version: version - 1 })}>
                {version === 2 ? 'older version' : 'older versions'}
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
  const { release, may, open } = useDesk();
  const documents = KINDS.flatMap(kind =>
    versionsOf(release.documents, kind).slice(-1),
  );
  return (
    <>
      <SubHeading
        aside={
          may('attach') && (
            <Button
              size="small"
              className={classes.small}
              onClick={() => open({ name: 'attach' })}
            >
              Attach document
            </Button>
          )
        }
      >
        Documents
      </SubHeading>
      {documents.length === 0 && <p className={classes.none}>None yet</p>}
      <ul className={classes.list}>
        {documents.map(document => (
          <DocumentFact key={document.kind} document={document} />
        ))}
      </ul>
    </>
  );
}
