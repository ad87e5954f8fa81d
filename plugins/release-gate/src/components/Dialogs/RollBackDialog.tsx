import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';
import { AffectedFields } from './AffectedFields';
import { RollbackConsequences } from './RollbackConsequences';
import { useAffected } from './useAffected';

/** Goes back to what ran before; nobody has to approve that. */
export function RollBackDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
  const baseline = release.approval.request?.baseline;
  const [reason, setReason] = useState('');
  const [restoredVersion, setRestoredVersion] = useState(
    baseline?.version ?? '',
  );
  const affected = useAffected();
  return (
    <FormDialog
      id="rg-rollback"
      title={t('dialogs.rollBack.title', { version: release.version })}
      intro={t(
        baseline
          ? 'dialogs.rollBack.intro'
          : 'dialogs.rollBack.introWithoutBaseline',
        {
          version: release.version,
          commit: <Commit commit={release.commit} plain />,
        },
      )}
      submitLabel={t('dialogs.rollBack.submit')}
      isDanger
      isReady={
        reason.trim() !== '' &&
        restoredVersion.trim() !== '' &&
        affected.isReady
      }
      isDirty={
        reason !== '' ||
        affected.isDirty ||
        (!baseline && restoredVersion !== '')
      }
      command={command}
      onSubmit={() =>
        command.send((api, id) =>
          api.rollBack(id, { reason, restoredVersion, ...affected.said }),
        )
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-rollback-reason"
        label={t('dialogs.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
      <Field
        id="rg-rollback-version"
        label={t('dialogs.rollBack.restoredVersion')}
        value={restoredVersion}
        onChange={setRestoredVersion}
        isReadOnly={baseline !== undefined}
        help={
          baseline &&
          t('dialogs.rollBack.baseline', {
            commit: <Commit commit={baseline.commit} plain />,
          })
        }
      />
      {!baseline && (
        <Notice tone="waiting">{t('dialogs.rollBack.noBaseline')}</Notice>
      )}
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={affected.isOn}
            onChange={(_, checked) => affected.setIsOn(checked)}
          />
        }
        label={t('dialogs.rollBack.usersAffected')}
      />
      {affected.isOn && <AffectedFields affected={affected} />}
      <RollbackConsequences
        restoredVersion={restoredVersion.trim()}
        usersAffected={affected.isOn}
      />
    </FormDialog>
  );
}
