import Paper from '@material-ui/core/Paper';
import Skeleton from '@material-ui/lab/Skeleton';
import { useWords } from '../../translation/useWords';

const LINES = ['55%', '100%', '94%', '97%', '40%', '100%', '91%', '62%'];

/** The lines of a text while it is read. */
export function TextSkeleton() {
  const t = useWords();
  return (
    <div role="status" aria-label={t('common.loading')}>
      {LINES.map((width, index) => (
        <Skeleton key={index} width={width} height={28} />
      ))}
    </div>
  );
}

/** The outline of a document's page while it is read. */
export function DocumentSkeleton() {
  const t = useWords();
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton width="30%" height={24} />
      <Skeleton width="45%" height={40} />
      <Skeleton width="60%" height={24} style={{ marginBottom: 16 }} />
      <Paper style={{ maxWidth: 816, margin: '0 auto', padding: 48 }}>
        {LINES.map((width, index) => (
          <Skeleton key={index} width={width} height={28} />
        ))}
      </Paper>
    </div>
  );
}
