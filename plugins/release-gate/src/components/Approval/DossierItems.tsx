import type { ItemJson, WordOnly } from 'backstage-plugin-release-gate-common';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { DossierItem } from './DossierItem';
import { DossierPart } from './DossierPart';
import { WordOnlyDeployment } from './WordOnlyDeployment';
import { useReadingStyles } from './useReadingStyles';

function evidencesOf({ evidence, parts }: ItemJson) {
  return parts
    ? parts.flatMap(part => part.evidence ?? [])
    : [evidence].flatMap(each => each ?? []);
}

function isBare(item: ItemJson): boolean {
  return evidencesOf(item).some(
    ({ source, note, url }) =>
      source === 'person' && note === undefined && url === undefined,
  );
}

/** Overrides first, then ticks without note or link, then the other claims. */
function rank(item: ItemJson): number {
  if (item.overridden) {
    return 0;
  }
  return isBare(item) ? 1 : 2;
}

function isOf(item: ItemJson, { at, by }: WordOnly): boolean {
  const { kind, evidence } = item;
  return kind === 'deployment' && evidence?.at === at && evidence.by === by;
}

/** What speaks for the release: what only people say, then what is on record. */
export function DossierItems(props: {
  /** The deployments that no pipeline saw; undefined where only the release can tell. */
  readonly wordOnly: readonly WordOnly[] | undefined;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const wordOnly =
    props.wordOnly ??
    release.deployments.filter(({ source }) => source === 'person');
  const items = release.stages
    .filter(({ id }) => id === 'pre-deployment' || id === 'staging')
    .flatMap(stage => stage.items);
  const complete = items.filter(({ state }) => state === 'complete');
  const needless = items.filter(({ state }) => state === 'not-applicable');
  const isWordOnly = (item: ItemJson) =>
    wordOnly.some(word => isOf(item, word));
  const isClaim = (item: ItemJson) =>
    item.overridden !== undefined ||
    isWordOnly(item) ||
    evidencesOf(item).some(({ source }) => source === 'person');
  const claimed = complete
    .filter(isClaim)
    .sort((one, other) => rank(one) - rank(other));
  const proven = complete.filter(item => !isClaim(item));
  const otherWords = wordOnly.filter(
    word => !complete.some(item => isOf(item, word)),
  );
  return (
    <>
      {release.approval.status !== 'requested' && (
        <p className={classes.faint}>{t('approval.dossier.itemsNow')}</p>
      )}
      {claimed.length + otherWords.length > 0 && (
        <DossierPart
          title={t('approval.items.claimed', {
            number: String(claimed.length + otherWords.length),
          })}
        >
          <ul className={classes.list}>
            {claimed.map(item => (
              <DossierItem
                key={item.id}
                item={item}
                isClaim
                isWordOnly={isWordOnly(item)}
              />
            ))}
            {otherWords.map(word => (
              <WordOnlyDeployment
                key={`${word.environment} ${word.at} ${word.status}`}
                deployment={word}
              />
            ))}
          </ul>
        </DossierPart>
      )}
      {proven.length > 0 && (
        <DossierPart
          title={t('approval.items.proven', { number: String(proven.length) })}
        >
          <ul className={classes.list}>
            {proven.map(item => (
              <DossierItem
                key={item.id}
                item={item}
                isClaim={false}
                isWordOnly={false}
              />
            ))}
          </ul>
        </DossierPart>
      )}
      {needless.length > 0 && (
        <DossierPart
          title={t('approval.items.notApplicable', {
            number: String(needless.length),
          })}
        >
          <p className={classes.faint}>
            {needless.map(({ title }) => title).join(' · ')}
          </p>
        </DossierPart>
      )}
    </>
  );
}
