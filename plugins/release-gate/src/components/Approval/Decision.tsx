import Button from '@material-ui/core/Button';
import type { ApprovalRequestJson } from 'backstage-plugin-release-gate-common';
import { useEffect } from 'react';
import type { ReadDossier } from '../../hooks/useDossier';
import { type Words, useWords } from '../../translation/useWords';
import { Notice } from '../Notice/Notice';
import { Panel } from '../Panel/Panel';
import { DecisionBar } from './DecisionBar';
import { Dossier } from './Dossier';

/** The page on which an approver reads a request and signs, or not. */
export function Decision(props: {
  readonly request: ApprovalRequestJson;
  readonly dossier: ReadDossier;
  /** The request that was read so far; undefined for somebody who just came. */
  readonly read: ApprovalRequestJson | undefined;
  readonly onRead: (read: ApprovalRequestJson | undefined) => void;
}) {
  const t = useWords();
  const { request, read, onRead } = props;
  useEffect(() => {
    if (!read) {
      onRead(request);
    }
  }, [read, request, onRead]);
  const isNew = read !== undefined && read.digest !== request.digest;
  return (
    <Panel
      title={t('approval.decision.title', { number: String(request.number) })}
    >
      <Dossier request={request} dossier={props.dossier} />
      <DecisionBar
        request={request}
        isHeld={isNew}
        onDecided={() => onRead(undefined)}
        news={
          isNew && (
            <Notice
              tone="waiting"
              isNews
              action={
                <Button size="small" onClick={() => onRead(request)}>
                  {t('approval.decision.looked')}
                </Button>
              }
            >
              {replacedWords(t, read, request)}
            </Notice>
          )
        }
      />
    </Panel>
  );
}

const FIELDS = ['what', 'why', 'testingResults', 'releaseNotes'] as const;

function replacedWords(
  t: Words,
  before: ApprovalRequestJson,
  after: ApprovalRequestJson,
): string {
  const numbers = {
    before: String(before.number),
    after: String(after.number),
  };
  const changed = FIELDS.filter(field => before[field] !== after[field]);
  return changed.length > 0
    ? t('approval.decision.replacedWords', {
        ...numbers,
        fields: changed
          .map(field => t(`approval.decision.${field}`))
          .join(', '),
      })
    : t('approval.decision.replaced', numbers);
}
