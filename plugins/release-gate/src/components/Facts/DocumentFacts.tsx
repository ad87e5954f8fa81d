import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import DescriptionOutlinedIcon from '@material-ui/icons/DescriptionOutlined';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useDesk } from '../../hooks/useDesk';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { linkWords } from '../Stages/Evidence';
import { Time } from '../Time/Time';
import { DocumentDialog } from './DocumentDialog';
import { useFactStyles } from './useFactStyles';

function newestOfEachKind(
  documents: readonly DocumentJson[],
): readonly DocumentJson[] {
  const newest = new Map<string, DocumentJson>();
  for (const document of documents) {
    const known = newest.get(document.kind);
    if (!known || known.version < document.version) {
      newest.set(document.kind, document);
    }
  }
  return [...newest.values()];
}

/** The release note and the incident report. */
export function DocumentFacts() {
  const classes = useFactStyles();
  const { release, may, open } = useDesk();
  const [shown, setShown] = useState<DocumentJson>();
  const documents = newestOfEachKind(release.documents);
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
          <li key={document.kind} className={classes.row}>
            <DescriptionOutlinedIcon
              fontSize="small"
              color="action"
              aria-hidden
            />
            <div className={classes.main}>
              <button
                type="button"
                className={classes.linkButton}
                onClick={() => setShown(document)}
              >
                {document.title}
              </button>
              <div className={classes.faint}>
                {document.kind === 'release-note'
                  ? 'Release note'
                  : 'Incident report'}
                , version {document.version},{' '}
                <PersonName entityRef={document.attachedBy} />{' '}
                <Time at={document.attachedAt} />
                {document.url && (
                  <>
                    {', '}
                    <Link to={document.url}>{linkWords(document.url)}</Link>
                  </>
                )}
              </div>
              {document.delivered && (
                <div className={classes.faint}>
                  Delivered <Time at={document.delivered.at} /> by{' '}
                  <PersonName entityRef={document.delivered.by} />
                  {document.delivered.late && ', late'}
                  {document.delivered.differsFromApproved &&
                    ', not the text that was approved'}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown && (
        <DocumentDialog
          releaseId={release.id}
          document={shown}
          onClose={() => setShown(undefined)}
        />
      )}
    </>
  );
}
