import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Commit } from '../Commit/Commit';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';
import { AffectedFields } from './AffectedFields';
import { RollbackConsequences } from './RollbackConsequences';
import { useAffected } from './useAffected';

/** Goes back to what ran before; nobody has to approve that. */
export function RollBackDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const baseline = release.approval.request?.baseline;
  const [reason, setReason] = useState('');
  const [restoredVersion, setRestoredVersion] = useState(
    baseline?.version ?? '',
  );
  const affected = useAffected();
  return (
    <FormDialog
      id="rg-rollback"
      title={`Roll back ${release.version}`}
      intro={
        <>
          What runs now: {release.version}{' '}
          <Commit commit={release.commit} plain />.
          {baseline && ' Nobody has to approve the way back.'}
        </>
      }
      submitLabel="Roll back"
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
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.rollBack(id, { reason, restoredVersion, ...affected.said }),
        )
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-rollback-reason"
        label="Reason"
        value={reason}
        onChange={setReason}
        rows={2}
        isFocused
      />
      <Field
        id="rg-rollback-version"
        label="Restored version"
        value={restoredVersion}
        onChange={setRestoredVersion}
        isReadOnly={baseline !== undefined}
        help={
          baseline && (
            <>
              Commit <Commit commit={baseline.commit} plain />, the baseline
              that was approved with this release.
            </>
          )
        }
      />
      {!baseline && (
        <Notice tone="waiting">
          No baseline is known. The version you type is recorded as your word,
          and the gate lets no commit through for the way back.
        </Notice>
      )}
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={affected.isOn}
            onChange={(_, checked) => affected.setIsOn(checked)}
          />
        }
        label="Users affected"
      />
      {affected.isOn && <AffectedFields affected={affected} />}
      <RollbackConsequences
        restoredVersion={restoredVersion.trim()}
        usersAffected={affected.isOn}
      />
    </FormDialog>
  );
}
