import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { DossierPart } from './DossierPart';
import { People } from './People';
import { useReadingStyles } from './useReadingStyles';

/** Who worked on the release and therefore may not decide, who may, and who asks. */
export function WhoDecides(props: {
  readonly request: ApprovalRequestJson;
  /** Undefined where the catalog cannot say. */
  readonly deciders: readonly string[] | undefined;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { contributors } = useReleaseContext().release;
  const { request, deciders = [] } = props;
  return (
    <DossierPart title={t('approval.people.title')}>
      <p className={classes.text}>
        {t('approval.people.worked', {
          people: <People refs={contributors} />,
        })}
      </p>
      {deciders.length > 0 && (
        <p className={classes.text}>
          {t('approval.people.may', { people: <People refs={deciders} /> })}
        </p>
      )}
      <p className={classes.faint}>
        {t('approval.askedFor', {
          person: <PersonName entityRef={request.requestedBy} />,
          at: <Time at={request.requestedAt} />,
        })}
      </p>
    </DossierPart>
  );
}
