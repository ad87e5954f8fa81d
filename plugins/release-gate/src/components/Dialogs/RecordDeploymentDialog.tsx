import { useApi } from '@backstage/core-plugin-api';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useDesk } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

type Status = 'started' | 'succeeded' | 'failed';

/** Records a deployment as this person's word, where no pipeline reports it. */
export function RecordDeploymentDialog(props: {
  readonly environment: string | undefined;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const { release, reload } = useDesk();
  const { isBusy, failure, run } = useCommand();
  const back = release.rollback?.restoredCommit;
  const [environment, setEnvironment] = useState(
    props.environment ??
      (release.rollback || ['approved', 'production'].includes(release.phase)
        ? release.environment
        : 'staging'),
  );
  const [commit, setCommit] = useState(
    release.phase === 'rolling-back' && back ? back : release.commit,
  );
  const [status, setStatus] = useState<Status>('succeeded');
  const [url, setUrl] = useState('');
  const isOpenGate =
    release.gate.allowed || (back !== undefined && commit === back);
  return (
    <FormDialog
      id="rg-deployment"
      title="Record deployment"
      intro="For deployments that no pipeline reports. It is marked as your word."
      submitLabel="Record deployment"
      isReady={environment.trim() !== '' && commit.trim() !== ''}
      isDirty={url !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(async () => {
          await api.reportDeployment({
            entityRef: release.entityRef,
            environment,
            commit,
            status,
            ...(url.trim() && { url }),
          });
          await reload();
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-deployment-environment"
        label="Environment"
        value={environment}
        onChange={setEnvironment}
      />
      <Field
        id="rg-deployment-commit"
        label="Commit"
        value={commit}
        onChange={setCommit}
        isMono
      />
      <FormControl variant="outlined" size="small" margin="dense" fullWidth>
        <InputLabel id="rg-deployment-status" shrink>
          Status
        </InputLabel>
        <Select
          labelId="rg-deployment-status"
          label="Status"
          value={status}
          onChange={event => setStatus(event.target.value as Status)}
        >
          <MenuItem value="succeeded">Succeeded</MenuItem>
          <MenuItem value="started">Started</MenuItem>
          <MenuItem value="failed">Failed</MenuItem>
        </Select>
      </FormControl>
      <Field
        id="rg-deployment-link"
        label="Link"
        value={url}
        onChange={setUrl}
        help="Optional: the run that deployed it."
      />
      {environment.toLowerCase() === release.environment.toLowerCase() &&
        !isOpenGate && (
          <Notice tone="bad">
            The gate is closed. What you record is kept, as a violation.
          </Notice>
        )}
    </FormDialog>
  );
}
