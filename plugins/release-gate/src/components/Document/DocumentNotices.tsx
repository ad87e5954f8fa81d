import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  type DocumentJson,
  turnsDirection,
} from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useDocumentLink } from '../../hooks/useDocumentLink';
import { useWords } from '../../translation/useWords';
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
  const t = useWords();
  const { release } = useReleaseContext();
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
      {t(
        delivered.late ? 'document.deliveredLate' : 'document.deliveredInTime',
        {
          version: String(version),
          approvers: (
            <>
              {delivered.to.map((ref, index) => (
                <span key={ref}>
                  {index > 0 && ', '}
                  <PersonName entityRef={ref} />
                </span>
              ))}
            </>
          ),
          when: <Time at={delivered.at} />,
          who: <PersonName entityRef={delivered.by} />,
        },
      )}
      {delivered.differsFromApproved && (
        <>
          {' '}
          {approved !== undefined && approved !== version
            ? t('document.notApprovedVersion', {
                version: String(approved),
                difference: (
                  <Link
                    to={link(release.id, kind, { version, compare: approved })}
                  >
                    {t('document.seeDifference')}
                  </Link>
                ),
              })
            : t('document.notApprovedText')}
        </>
      )}
    </Notice>
  );
}

/** What a reader of a version has to know before reading it. */
export function DocumentNotices(props: {
  readonly versions: readonly DocumentJson[];
  readonly shown: DocumentJson;
  /** What the shown version says, once it is there. */
  readonly text: string | undefined;
  /** Set where a newer version came while somebody reads. */
  readonly onShowNewest: (() => void) | undefined;
  /** Set where the viewer can fill in the draft. */
  readonly onFill: (() => void) | undefined;
}) {
  const classes = useStyles();
  const t = useWords();
  const { versions, shown, text, onShowNewest, onFill } = props;
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
              {t('document.showNewVersion')}
            </Button>
          }
        >
          {t('document.newVersion', {
            version: String(versions.at(-1)?.version),
          })}
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
                {t('document.fillIn')}
              </Button>
            )
          }
        >
          {t('document.draft', {
            places: placesToFill(t, shown.openPlaces.length),
          })}
          <PlacesToFill places={shown.openPlaces} />
        </Notice>
      )}
      {text !== undefined && turnsDirection(text) && (
        <Notice tone="waiting" isNews>
          {t('document.turnedText')}
        </Notice>
      )}
      {delivered && <DeliveryNotice document={delivered} />}
    </div>
  );
}
