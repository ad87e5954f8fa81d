import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Goes back to what ran before; nobody has to approve that. */
export function RollBackDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const baseline = release.approval.request?.baseline;
  const [reason, setReason] = useState('');
  const [restoredVersion, setRestoredVersion] = useState(
    baseline?.version ?? '',
  );
  const [usersAffected, setUsersAffected] = useState(false);
  const [impact, setImpact] = useState('');
  return (
    <FormDialog
      id="rg-rollback"
      title={`Roll back ${release.version}`}
      intro={
        baseline
          ? `The gate lets ${baseline.version} back in at once, and the ${release.workflow.approverTitle} is notified.`
          : `No baseline is known: the version that is restored is your word, and the ${release.workflow.approverTitle} is notified.`
      }
      submitLabel="Roll back"
      isDanger
      isReady={reason.trim() !== '' && restoredVersion.trim() !== ''}
      isDirty={reason !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.rollBack(id, {
            reason,
            restoredVersion,
            usersAffected,
            ...(impact.trim() && { impact }),
          }),
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
          baseline
            ? 'The baseline that was approved with this release.'
            : undefined
        }
      />
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={usersAffected}
            onChange={(_, checked) => setUsersAffected(checked)}
          />
        }
        label="Users affected"
      />
      {usersAffected && (
        <Field
          id="rg-rollback-impact"
          label="Impact"
          value={impact}
          onChange={setImpact}
          help="Who, how many, since when. An incident report becomes a duty."
          rows={2}
        />
      )}
    </FormDialog>
  );
}
