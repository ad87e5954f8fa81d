import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { useWords } from '../../translation/useWords';

/** The outline of a release while it is read. */
export function ReleaseSkeleton() {
  const t = useWords();
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton width="40%" height={40} />
      <Skeleton width="60%" height={24} />
      <Skeleton variant="rect" height={96} style={{ margin: '16px 0' }} />
      <Grid container spacing={2}>
        <Grid item xs={12} md={8}>
          <Skeleton variant="rect" height={320} />
        </Grid>
        <Grid item xs={12} md={4}>
          <Skeleton variant="rect" height={140} />
          <Skeleton variant="rect" height={164} style={{ marginTop: 16 }} />
        </Grid>
      </Grid>
    </div>
  );
}

/** The outline of a few rows while they are read. */
export function RowsSkeleton(props: { readonly rows?: number }) {
  const t = useWords();
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: props.rows ?? 3 }, (_, index) => (
        <Skeleton key={index} height={44} />
      ))}
    </div>
  );
}
