import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useCallback, useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useResource } from '../../hooks/useResource';
import { useWords } from '../../translation/useWords';
import { Commit } from '../Commit/Commit';
import { Field } from '../Field/Field';

interface Baseline {
  readonly version: string;
  readonly commit: string;
}

/** What a rollback would bring back: as it is on record, else as a person states it. */
export function BaselineFields(props: {
  readonly value: Baseline;
  readonly onChange: (value: Baseline) => void;
}) {
  const t = useWords();
  const { release } = useReleaseContext();
  const api = useApi(releaseGateApiRef);
  const { entityRef } = release;
  const load = useCallback(() => api.summary(entityRef), [api, entityRef]);
  const { value: summary } = useResource(load);
  const [isStated, setIsStated] = useState(false);
  const { value, onChange } = props;
  if (!summary) {
    return null;
  }
  const { inProduction } = summary;
  if (!isStated) {
    return (
      <Typography variant="body2" color="textSecondary" component="div">
        {inProduction
          ? t('approval.form.running', {
              environment: release.environment,
              version: inProduction.version,
              commit: <Commit commit={inProduction.commit} />,
            })
          : t('approval.form.notRunning', {
              environment: release.environment,
              button: (
                <Button size="small" onClick={() => setIsStated(true)}>
                  {t('approval.form.state')}
                </Button>
              ),
            })}
      </Typography>
    );
  }
  return (
    <>
      <Field
        id="rg-baseline-version"
        label={t('approval.form.version')}
        value={value.version}
        onChange={version => onChange({ ...value, version })}
        help={t('approval.form.versionHelp')}
      />
      <Field
        id="rg-baseline-commit"
        label={t('approval.form.commit')}
        value={value.commit}
        onChange={commit => onChange({ ...value, commit })}
        isMono
      />
    </>
  );
}
