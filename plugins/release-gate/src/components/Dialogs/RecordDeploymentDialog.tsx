import { useApi } from '@backstage/core-plugin-api';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { sameEnvironment } from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

const STATUSES = ['succeeded', 'started', 'failed'] as const;

type Status = (typeof STATUSES)[number];

/** Records a deployment as this person's word, where no pipeline reports it. */
export function RecordDeploymentDialog(props: {
  readonly environment: string | undefined;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { release, reload } = useReleaseContext();
  const command = useCommand();
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
  const isProduction = sameEnvironment(environment, release.environment);
  const isOpenGate =
    release.gate.allowed || (back !== undefined && commit === back);
  return (
    <FormDialog
      id="rg-deployment"
      title={t('dialogs.recordDeployment.title')}
      intro={t('dialogs.recordDeployment.intro')}
      submitLabel={t('dialogs.recordDeployment.title')}
      isReady={environment.trim() !== '' && commit.trim() !== ''}
      isDirty={url !== ''}
      command={command}
      onSubmit={() =>
        command.run(async () => {
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
        label={t('dialogs.recordDeployment.environment')}
        value={environment}
        onChange={setEnvironment}
      />
      <Field
        id="rg-deployment-commit"
        label={t('dialogs.commit')}
        value={commit}
        onChange={setCommit}
        isMono
      />
      <FormControl variant="outlined" size="small" margin="dense" fullWidth>
        <InputLabel id="rg-deployment-status" shrink>
          {t('dialogs.recordDeployment.status')}
        </InputLabel>
        <Select
          labelId="rg-deployment-status"
          label={t('dialogs.recordDeployment.status')}
          value={status}
          onChange={event => setStatus(event.target.value as Status)}
        >
          {STATUSES.map(each => (
            <MenuItem key={each} value={each}>
              {t(`dialogs.recordDeployment.statusOption.${each}`)}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
      <Field
        id="rg-deployment-link"
        label={t('dialogs.link')}
        value={url}
        onChange={setUrl}
        help={t('dialogs.recordDeployment.linkHelp')}
      />
      {isProduction && release.isReportedByPipeline && (
        <Notice tone="waiting">
          {t('dialogs.recordDeployment.claim', {
            environment: release.environment,
          })}
        </Notice>
      )}
      {isProduction && !isOpenGate && (
        <Notice tone="bad">{t('dialogs.recordDeployment.gateClosed')}</Notice>
      )}
    </FormDialog>
  );
}
