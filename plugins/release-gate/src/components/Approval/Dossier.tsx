import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useContext } from 'react';
import { useDesk } from '../../hooks/useDesk';
import { Commit } from '../Commit/Commit';
import { DocumentContent } from '../Document/DocumentContent';
import { HeadingLevel, HeadingLevelContext } from '../Panel/headingLevel';
import { PersonName } from '../PersonName/PersonName';
import { Time } from '../Time/Time';
import { DossierItems } from './DossierItems';
import { useReadingStyles } from './useReadingStyles';

/** What an approver reads before signing. */
export function Dossier(props: { readonly request: ApprovalRequestJson }) {
  const classes = useReadingStyles();
  const { release } = useDesk();
  const { request } = props;
  const { baseline } = request;
  const level = useContext(HeadingLevelContext);
  const Heading = `h${level}` as 'h3';
  return (
    <div className={classes.root}>
      <Heading className={classes.heading}>What changed</Heading>
      <p className={classes.lead}>{request.what}</p>
      <Heading className={classes.heading}>Why</Heading>
      <p className={classes.lead}>{request.why}</p>
      <DossierItems />
      <Heading className={classes.heading}>Testing results</Heading>
      <p className={classes.text}>{request.testingResults}</p>
      <Heading className={classes.heading}>Release notes</Heading>
      <div className={classes.note}>
        <HeadingLevel level={level < 6 ? ((level + 1) as 3 | 4 | 5 | 6) : 6}>
          <DocumentContent markdown={request.releaseNotes} isSmall />
        </HeadingLevel>
      </div>
      <Heading className={classes.heading}>Rollback target</Heading>
      <p className={classes.text}>
        {baseline ? (
          <>
            {baseline.version} <Commit commit={baseline.commit} />
            {baseline.stated && ' as stated in the request, not on record'}
          </>
        ) : (
          'None known: this would be the first version in production.'
        )}
      </p>
      <Heading className={classes.heading}>Who worked on it</Heading>
      <p className={classes.text}>
        {release.contributors.map((ref, index) => (
          <span key={ref}>
            {index > 0 && ', '}
            <PersonName entityRef={ref} />
          </span>
        ))}
        <span className={classes.faint}>
          {' '}
          and therefore may not decide. Asked for by{' '}
          <PersonName entityRef={request.requestedBy} />{' '}
          <Time at={request.requestedAt} />.
        </span>
      </p>
    </div>
  );
}
