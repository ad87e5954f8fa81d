import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useDesk } from '../../hooks/useDesk';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { placesToFill, presentedVersion } from '../../words/documents';
import { Notice } from '../Notice/Notice';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { PlacesToFill } from './PlacesToFill';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    '&:empty': { display: 'none' },
  },
}));

function DeliveryNotice(props: { readonly document: DocumentJson }) {
  const { release } = useDesk();
  const link = useDocumentLink();
  const { kind, version, delivered } = props.document;
  if (!delivered) {
    return null;
  }
  const approved = presentedVersion(release, kind);
  return (
    <Notice
      tone={delivered.late || delivered.differsFromApproved ? 'bad' : 'ok'}
    >
      Version {version} was delivered to{' '}
      {delivered.to.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <PersonName entityRef={ref} />
        </span>
      ))}{' '}
      <Time at={delivered.at} /> by <PersonName entityRef={delivered.by} />,{' '}
      {delivered.late ? 'late' : 'in time'}.
      {delivered.differsFromApproved && (
        <>
          {' '}
          It is not the text that was approved
          {approved !== undefined && approved !== version && (
            <>
              {`: that was version ${approved}. `}
              <Link to={link(release.id, kind, { version, compare: approved })}>
                See the difference
              </Link>
            </>
          )}
          .
        </>
      )}
    </Notice>
  );
}

/** What a reader of a version has to know before reading it. */
export function DocumentNotices(props: {
  readonly versions: readonly DocumentJson[];
  readonly shown: DocumentJson;
  /** Set where a newer version came while somebody reads. */
  readonly onShowNewest: (() => void) | undefined;
  /** Set where the viewer can fill in the draft. */
  readonly onFill: (() => void) | undefined;
}) {
  const classes = useStyles();
  const { versions, shown, onShowNewest, onFill } = props;
  const delivered = shown.delivered
    ? shown
    : versions.filter(version => version.delivered).at(-1);
  return (
    <div className={classes.root}>
      {onShowNewest && (
        <Notice
          tone="active"
          isNews
          action={
            <Button size="small" onClick={onShowNewest}>
              Show it
            </Button>
          }
        >
          Version {versions.at(-1)?.version} was attached while you were
          reading.
        </Notice>
      )}
      {shown.openPlaces && (
        <Notice
          tone="waiting"
          action={
            onFill && (
              <Button
                size="small"
                variant="contained"
                color="primary"
                onClick={onFill}
              >
                Fill in
              </Button>
            )
          }
        >
          A draft, with {placesToFill(shown.openPlaces.length)}:
          <PlacesToFill places={shown.openPlaces} />
        </Notice>
      )}
      {delivered && <DeliveryNotice document={delivered} />}
    </div>
  );
}
