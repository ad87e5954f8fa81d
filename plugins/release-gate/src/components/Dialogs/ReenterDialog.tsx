import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';

/** Starts over from the top, as the next attempt. */
export function ReenterDialog(props: { readonly onClose: () => void }) {
  const api = useApi(releaseGateApiRef);
  const navigate = useNavigate();
  const link = useReleaseLink();
  const t = useWords();
  const { release } = useReleaseContext();
  const { isBusy, failure, run } = useCommand();
  const [version, setVersion] = useState('');
  const [commit, setCommit] = useState('');
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
        label={t('dialogs.version')}
        value={version}
        onChange={setVersion}
        isFocused
      />
      <Field
        id="rg-reenter-commit"
        label={t('dialogs.commit')}
        value={commit}
        onChange={setCommit}
        help={t('dialogs.reenter.commitHelp')}
        isMono
      />
    </FormDialog>
  );
}
