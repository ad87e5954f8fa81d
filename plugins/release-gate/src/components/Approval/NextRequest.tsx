import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useReleaseLink } from '../../hooks/useReleaseLink';
import { useResource } from '../../hooks/useResource';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Notice } from '../Notice/Notice';

/** Offers what waits for the same person next. */
export function NextRequest() {
  const t = useWords();
  const api = useApi(releaseGateApiRef);
  const link = useReleaseLink();
  const load = useCallback(
    () => api.releases({ awaitingMyDecision: true, limit: 1 }),
    [api],
  );
  const { value } = useResource(load);
  if (!value) {
    return null;
  }
  const [next] = value.items;
  return (
    <Notice tone="ok" isNews>
      {t('approval.next.recorded')}{' '}
      {next ? (
        <>
          {t('approval.next.link', {
            release: (
              <Link to={link(next.id)}>
                {serviceName(next.entityRef)} {next.version}
              </Link>
            ),
          })}
          {value.totalItems > 1 &&
            ` ${t('approval.next.more', { count: value.totalItems - 1 })}`}
        </>
      ) : (
        t('approval.next.none')
      )}
    </Notice>
  );
}
