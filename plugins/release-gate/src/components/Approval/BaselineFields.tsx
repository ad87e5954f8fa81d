import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useCallback, useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useDesk } from '../../hooks/useDesk';
import { useResource } from '../../hooks/useResource';
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
  const { release } = useDesk();
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
        {inProduction ? (
          <>
            In production now: {inProduction.version}{' '}
            <Commit commit={inProduction.commit} />
          </>
        ) : (
          <>
            Nothing is on record as running in {release.environment}.{' '}
            <Button
              size="small"
              style={{ textTransform: 'none' }}
              onClick={() => setIsStated(true)}
            >
              State what runs there
            </Button>
          </>
        )}
      </Typography>
    );
  }
  return (
    <>
      <Field
        id="rg-baseline-version"
        label="Version in production"
        value={value.version}
        onChange={version => onChange({ ...value, version })}
        help="A rollback would bring this back; the approval covers it."
      />
      <Field
        id="rg-baseline-commit"
        label="Its commit"
        value={value.commit}
        onChange={commit => onChange({ ...value, commit })}
        isMono
      />
    </>
  );
}
