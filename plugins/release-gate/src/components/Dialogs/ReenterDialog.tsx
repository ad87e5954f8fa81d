import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { FormDialog } from '../FormDialog/FormDialog';
import { ReleaseFields } from '../ReleaseFields/ReleaseFields';

/** Starts over from the top, as the next attempt. */
export function ReenterDialog(props: { readonly onClose: () => void }) {
  const api = useApi(releaseGateApiRef);
  const navigate = useNavigate();
  const link = useReleaseLink();
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useCommand();
  const [values, setValues] = useState({ version: '', commit: '' });
  const { version, commit } = values;
  return (
    <FormDialog
      id="rg-reenter"
      title={t('dialogs.reenter.title', { version: release.version })}
      intro={t(
        release.rollback?.usersAffected
          ? 'dialogs.reenter.introAffected'
          : 'dialogs.reenter.intro',
        { attempt: String(release.attempt + 1) },
      )}
      submitLabel={t('dialogs.reenter.submit')}
      isReady={version.trim() !== '' && commit.trim() !== ''}
      isDirty={version !== '' || commit !== ''}
      command={command}
      onSubmit={() =>
        command.run(async () => {
          const next = await api.reenter(release.id, values);
          navigate(link(next.id));
        })
      }
      onClose={props.onClose}
    >
      <ReleaseFields
        id="rg-reenter"
        names={['version', 'commit']}
        values={values}
        onChange={setValues}
        help={{ commit: t('dialogs.reenter.commitHelp') }}
      />
    </FormDialog>
  );
}
