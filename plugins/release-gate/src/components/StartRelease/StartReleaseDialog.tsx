import { useApi } from '@backstage/core-plugin-api';
import type {
  ProductionJson,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useCommand } from '../../hooks/useCommand';
import { useWords } from '../../translation/useWords';
import { SelectField } from '../Field/SelectField';
import { FormDialog } from '../FormDialog/FormDialog';
import { ReleaseFields } from '../ReleaseFields/ReleaseFields';

const NOTHING = {
  version: '',
  commit: '',
  title: '',
  what: '',
  why: '',
  routine: false,
};

/** Starts a release of a service: one commit, on its way to production. */
export function StartReleaseDialog(props: {
  readonly entityRef: string;
  /** The environments of tier production; with one, nobody is asked. */
  readonly environments: readonly ProductionJson[];
  readonly onStarted: (release: ReleaseJson) => void;
  readonly onClose: () => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const command = useCommand();
  const open = props.environments.filter(({ mayStart }) => mayStart);
  const [environment, setEnvironment] = useState(open.at(0)?.name);
  const [values, setValues] = useState(NOTHING);
  const { version, commit, title, what, why, routine } = values;
  const hasChanges = what.trim() !== '' || why.trim() !== '';
  const isReady =
    version.trim() !== '' &&
    commit.trim() !== '' &&
    (!hasChanges || (what.trim() !== '' && why.trim() !== ''));
  return (
    <FormDialog
      id="rg-start"
      title={t('dialogs.start.title')}
      intro={t('dialogs.start.intro')}
      submitLabel={t('dialogs.start.title')}
      isReady={isReady}
      isDirty={[version, commit, title, what, why].some(text => text !== '')}
      command={command}
      onSubmit={() =>
        command.run(async () => {
          props.onStarted(
            await api.startRelease({
              entityRef: props.entityRef,
              version,
              commit: commit.trim(),
              routine,
              ...(environment !== undefined && { environment }),
              ...(title.trim() && { title }),
              ...(hasChanges && { changes: { what, why } }),
            }),
          );
        })
      }
      onClose={props.onClose}
    >
      {props.environments.length > 1 && environment !== undefined && (
        <SelectField
          id="rg-start-environment"
          label={t('dialogs.start.environment')}
          value={environment}
          options={open.map(({ name }) => ({ value: name, label: name }))}
          onChange={setEnvironment}
        />
      )}
      <ReleaseFields
        id="rg-start"
        names={['version', 'commit', 'title', 'what', 'why', 'routine']}
        values={values}
        onChange={setValues}
        help={{
          commit: t('dialogs.start.commitHelp'),
          title: t('dialogs.start.titleHelp'),
        }}
      />
    </FormDialog>
  );
}
