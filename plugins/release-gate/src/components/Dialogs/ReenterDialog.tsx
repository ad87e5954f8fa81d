import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useDesk } from '../../hooks/useDesk';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Starts over from the top, as the next attempt. */
export function ReenterDialog(props: { readonly onClose: () => void }) {
  const api = useApi(releaseGateApiRef);
  const navigate = useNavigate();
  const link = useReleaseLink();
  const { release } = useDesk();
  const { isBusy, failure, run } = useCommand();
  const [version, setVersion] = useState('');
  const [commit, setCommit] = useState('');
  return (
    <FormDialog
      id="rg-reenter"
      title={`Re-enter after ${release.version}`}
      intro={`The fixed version goes through the whole workflow again, as attempt ${
        release.attempt + 1
      }, linked to this one. Its approval can be requested once the root cause is investigated${
        release.rollback?.usersAffected
          ? ' and the incident report is filed'
          : ''
      }.`}
      submitLabel="Re-enter"
      isReady={version.trim() !== '' && commit.trim() !== ''}
      isDirty={version !== '' || commit !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(async () => {
          const next = await api.reenter(release.id, { version, commit });
          navigate(link(next.id));
        })
      }
      onClose={props.onClose}
    >
      <Field
        id="rg-reenter-version"
        label="Version"
        value={version}
        onChange={setVersion}
        isFocused
      />
      <Field
        id="rg-reenter-commit"
        label="Commit"
        value={commit}
        onChange={setCommit}
        help="All 40 digits."
        isMono
      />
    </FormDialog>
  );
}
