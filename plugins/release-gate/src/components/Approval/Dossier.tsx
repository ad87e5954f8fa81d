import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import type { ReadDossier } from '../../hooks/useDossier';
import { useWords } from '../../translation/useWords';
import { DossierItems } from './DossierItems';
import { DossierNotice } from './DossierNotice';
import { DossierPart } from './DossierPart';
import { Known } from './Known';
import { OpenDuties } from './OpenDuties';
import { ReleaseNotePart } from './ReleaseNotePart';
import { RollbackTarget } from './RollbackTarget';
import { Setbacks } from './Setbacks';
import { SinceLastRequest } from './SinceLastRequest';
import { SinceProduction } from './SinceProduction';
import { TextFlags } from './TextFlags';
import { WhoDecides } from './WhoDecides';
import { WrittenPart } from './WrittenPart';
import { useReadingStyles } from './useReadingStyles';

/**
 * What an approver reads before signing, on one page. Of a request that has
 * ended only what it presented is shown: the rest tells of now.
 */
export function Dossier(props: {
  readonly request: ApprovalRequestJson;
  readonly dossier: ReadDossier;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { environment, approval } = release;
  const { request, dossier } = props;
  const { inProduction: running, difference } = dossier.value ?? {};
  const isOpen = approval.status === 'requested';
  return (
    <div className={classes.root}>
      <DossierNotice dossier={dossier} />
      <TextFlags request={request} />
      <WrittenPart
        title={t('approval.whatChanged')}
        markdown={request.what}
        isLead
      />
      <WrittenPart title={t('approval.why')} markdown={request.why} isLead />
      {isOpen && (
        <DossierPart title={t('approval.production.title', { environment })}>
          <Known dossier={dossier}>
            {value => <SinceProduction dossier={value} />}
          </Known>
        </DossierPart>
      )}
      {difference && (
        <SinceLastRequest difference={difference} request={request} />
      )}
      {request.number > 1 && !dossier.value && (
        <DossierPart title={t('approval.difference.unread')}>
          <Known dossier={dossier}>{() => null}</Known>
        </DossierPart>
      )}
      <DossierItems wordOnly={dossier.value?.wordOnly} />
      <WrittenPart
        title={t('approval.testingResults')}
        markdown={request.testingResults}
      />
      <ReleaseNotePart request={request} />
      <RollbackTarget request={request} />
      {isOpen && (
        <>
          <DossierPart title={t('approval.duties.title')}>
            <Known dossier={dossier}>
              {({ openDuties }) => <OpenDuties duties={openDuties} />}
            </Known>
          </DossierPart>
          <DossierPart
            title={
              running
                ? t('approval.setbacks.titleSince', {
                    version: running.version,
                  })
                : t('approval.setbacks.title')
            }
          >
            <Known dossier={dossier}>
              {value => <Setbacks dossier={value} />}
            </Known>
          </DossierPart>
        </>
      )}
      <WhoDecides
        request={request}
        deciders={isOpen ? dossier.value?.deciders : undefined}
      />
    </div>
  );
}
