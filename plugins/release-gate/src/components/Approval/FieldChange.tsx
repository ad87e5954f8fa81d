import { Link } from '@backstage/core-components';
import type {
  FieldDifference,
  RequestField,
} from 'backstage-plugin-release-gate-common';
import type { ReactNode } from 'react';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useWords } from '../../translation/useWords';
import { utc } from '../../words/time';
import { Commit } from '../Commit/Commit';
import { DocumentDiff } from '../Document/DocumentDiff';
import { PersonName } from '../PersonName/PersonName';
import { Unseen } from '../Unseen/Unseen';
import { DossierPart } from './DossierPart';
import { useReadingStyles } from './useReadingStyles';

const LONG: readonly RequestField[] = [
  'what',
  'why',
  'testing-results',
  'release-note',
];

const STAGED = /^(.*), (\d{4}-\d\d-\d\dT\S+)$/;

/** A value of a request as people read it. */
function valueOf({ field }: FieldDifference, value: string): ReactNode {
  switch (field) {
    case 'commit':
      return <Commit commit={value} plain />;
    case 'owner':
      return <PersonName entityRef={value} />;
    case 'staging-deployment': {
      const [, environment, at] = STAGED.exec(value) ?? [];
      return at ? `${environment}, ${utc(at)}` : value;
    }
    default:
      return value;
  }
}

/** One field of a request, as it was and as it is: long texts line by line. */
export function FieldChange(props: {
  readonly change: FieldDifference;
  /** Which versions of the release note the two requests presented. */
  readonly noteVersion: { readonly before: number; readonly after: number };
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const documentLink = useDocumentLink();
  const { id } = useReleaseContext().release;
  const { change, noteVersion } = props;
  const { field, before, after } = change;
  if (!LONG.includes(field)) {
    return (
      <DossierPart title={t(`approval.field.${field}`)}>
        <p className={classes.text}>
          <del className={classes.gone}>{valueOf(change, before)}</del>{' '}
          <span aria-hidden>→</span>{' '}
          <Unseen>{` ${t('approval.difference.became')} `}</Unseen>
          <ins className={classes.came}>{valueOf(change, after)}</ins>
        </p>
      </DossierPart>
    );
  }
  return (
    <DossierPart title={t(`approval.field.${field}`)}>
      <DocumentDiff before={before} after={after} />
      {field === 'release-note' && noteVersion.before !== noteVersion.after && (
        <p className={classes.faint}>
          <Link
            to={documentLink(id, 'release-note', {
              version: noteVersion.after,
              compare: noteVersion.before,
            })}
          >
            {t('approval.difference.noteVersions')}
          </Link>
        </p>
      )}
    </DossierPart>
  );
}
