import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServerTimeProvider } from '../../hooks/useServerTime';
import { useSummary } from '../../hooks/useSummary';
import { useWords } from '../../translation/useWords';
import { PageFailure } from '../PageStates/PageStates';
import { RowsSkeleton } from '../PageStates/Skeletons';
import { Surface } from '../Surface/Surface';
import { CardContent } from './CardContent';

/** Whether the service may go to production, and what holds it up. */
export function EntityReleaseCard() {
  const t = useWords();
  const { entity } = useEntity();
  const { value, failure, refresh } = useSummary(stringifyEntityRef(entity));
  return (
    <InfoCard
      title={t('service.card.title')}
      variant="gridItem"
      divider={false}
      headerStyle={{ paddingBottom: 4 }}
      titleTypographyProps={{ style: { fontSize: '1.25rem' } }}
    >
      <Surface>
        {value && (
          <ServerTimeProvider now={value.now}>
            <CardContent summary={value} />
          </ServerTimeProvider>
        )}
        {!value && !failure && <RowsSkeleton rows={4} />}
        {!value && failure && (
          <PageFailure
            failure={failure}
            what="releaseState"
            onRetry={refresh}
          />
        )}
      </Surface>
    </InfoCard>
  );
}
