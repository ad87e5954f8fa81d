import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { phaseWords } from '../../words/phases';
import { ticketName } from '../../words/tickets';
import { Commit } from '../Commit/Commit';
import { Panel } from '../Panel/Panel';
import { SubHeading } from '../Panel/SubHeading';
import { PersonName } from '../PersonName/PersonName';
import { TemplateLink } from '../Templates/TemplateLink';
import { useTemplateLink } from '../Templates/useTemplateLink';
import { Time } from '../Time/Time';
import { ToneMark } from '../ToneMark/ToneMark';
import { AffectedFacts } from './AffectedFacts';
import { TicketName } from '../TicketName/TicketName';
import { useFactStyles } from '../../theme/useFactStyles';

/** What a rollback leaves to be done, and what of it is. */
function dutiesOf({ stages }: ReleaseJson) {
  return stages
    .filter(({ id }) => id === 'rollback')
    .flatMap(({ items }) => items)
    .filter(({ state }) => state !== 'not-applicable');
}

function Duties() {
  const classes = useFactStyles();
  const t = useWords();
  return (
    <ul className={classes.list} aria-label={t('facts.duties')}>
      {dutiesOf(useReleaseContext().release).map(
        ({ id, title, state, evidence }) => (
          <li key={id} className={classes.row}>
            <ToneMark
              tone={state === 'complete' ? 'ok' : 'waiting'}
              isOpen={state !== 'complete'}
            />
            <div className={classes.main}>
              {title}
              <div className={classes.faint}>
                {evidence
                  ? t(
                      state === 'complete'
                        ? 'facts.dutyDoneAt'
                        : 'facts.dutyOpenAt',
                      { when: <Time at={evidence.at} /> },
                    )
                  : t(
                      state === 'complete'
                        ? 'facts.dutyDone'
                        : 'facts.dutyOpen',
                    )}
              </div>
            </div>
          </li>
        ),
      )}
    </ul>
  );
}

function LinkedTickets() {
  const classes = useFactStyles();
  const t = useWords();
  const { tickets } = useReleaseContext().release;
  return (
    <ul className={classes.list} aria-label={t('facts.linkedTickets')}>
      {tickets.map(ticket => (
        <li key={ticketName(ticket)} className={classes.row}>
          <ToneMark
            tone={ticket.closed ? 'waiting' : 'neutral'}
            isOpen={!ticket.closed}
          />
          <div className={classes.main}>
            <TicketName ticket={ticket} />
            {ticket.closed !== undefined && !ticket.missing && (
              <div className={classes.faint}>
                {t(
                  ticket.closed
                    ? 'facts.linkedTicketClosed'
                    : 'facts.linkedTicketOpen',
                )}
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Whether users were affected, and nobody has written a final report about it yet. */
function isReportOwed({ rollback, documents }: ReleaseJson): boolean {
  return (
    rollback !== undefined &&
    rollback.usersAffected &&
    !documents.some(
      ({ kind, openPlaces, attachedAt }) =>
        kind === 'incident-report' &&
        openPlaces === undefined &&
        Date.parse(attachedAt) >= Date.parse(rollback.startedAt),
    )
  );
}

/** The way to the incident report, while it is owed. */
function WriteIncidentReport() {
  const t = useWords();
  const { release, may } = useReleaseContext();
  const template = useTemplateLink('incident-report', {
    releaseId: release.id,
    entityRef: release.entityRef,
  });
  return template && isReportOwed(release) && may('attach') ? (
    <TemplateLink to={template} size="small" variant="outlined">
      {t('facts.writeIncidentReport')}
    </TemplateLink>
  ) : null;
}

/** Why the release was taken back, to what, whom it hurt, and what it leaves to be done. */
export function RollbackFacts() {
  const classes = useFactStyles();
  const t = useWords();
  const { rollback, tickets, phase } = useReleaseContext().release;
  if (!rollback) {
    return null;
  }
  return (
    <Panel
      title={phaseWords(t, phase === 'rolling-back' ? phase : 'rolled-back')}
      aside={<ToneMark tone="bad" />}
    >
      <p className={classes.text}>{rollback.reason}</p>
      <p className={`${classes.text} ${classes.faint}`}>
        {t('facts.rolledBackTo', {
          version: rollback.restoredVersion,
          commit:
            rollback.restoredCommit === undefined ? (
              t('facts.restoredByWord')
            ) : (
              <Commit commit={rollback.restoredCommit} plain />
            ),
          who: <PersonName entityRef={rollback.startedBy} />,
          when: <Time at={rollback.startedAt} />,
        })}
      </p>
      {rollback.dueAt !== undefined && (
        <p className={classes.text}>
          {t(
            rollback.isOverdue ? 'facts.rollbackOverdue' : 'facts.rollbackDue',
            { when: <Time at={rollback.dueAt} /> },
          )}
        </p>
      )}
      <AffectedFacts rollback={rollback} />
      <WriteIncidentReport />
      <SubHeading>{t('facts.duties')}</SubHeading>
      <Duties />
      {tickets.length > 0 && (
        <>
          <SubHeading>{t('facts.linkedTickets')}</SubHeading>
          <LinkedTickets />
        </>
      )}
    </Panel>
  );
}
