import { type DossierJson } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { serviceName } from '../../words/serviceName';
import { Commit } from '../Commit/Commit';
import { DocumentLink } from '../Document/DocumentLink';
import { Day } from './Day';
import { useReadingStyles } from './useReadingStyles';

function Comparison(props: {
  readonly dossier: DossierJson;
  readonly running: NonNullable<DossierJson['inProduction']>;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { dossier, running } = props;
  if (running.commit === release.commit) {
    return <p className={classes.text}>{t('approval.production.same')}</p>;
  }
  if (dossier.compareUrl) {
    return (
      <p className={classes.text}>
        <DocumentLink href={dossier.compareUrl}>
          {t('approval.production.compare', {
            from: running.version,
            to: release.version,
          })}
        </DocumentLink>
      </p>
    );
  }
  return (
    <p className={classes.faint}>
      {dossier.deciders
        ? t('approval.production.noRepository', {
            service: serviceName(release.entityRef),
          })
        : t('approval.production.noCatalog')}
    </p>
  );
}

/** What would be replaced, and where the difference to it can be looked at. */
export function SinceProduction(props: { readonly dossier: DossierJson }) {
  const classes = useReadingStyles();
  const t = useWords();
  const { environment } = useReleaseContext().release;
  const { dossier } = props;
  const running = dossier.inProduction;
  if (!running) {
    return (
      <p className={classes.text}>
        {t('approval.production.none', { environment })}
      </p>
    );
  }
  return (
    <>
      <p className={classes.text}>
        {t('approval.production.running', {
          version: running.version,
          commit: <Commit commit={running.commit} />,
          environment,
          day: <Day at={running.since} />,
        })}
      </p>
      <Comparison dossier={dossier} running={running} />
    </>
  );
}
