import { makeStyles } from '@material-ui/core/styles';
import type {
  ItemDifference,
  RequestedEvidence,
  RequestedItem,
} from 'backstage-plugin-release-gate-common';
import { pairs, smallText } from '../../theme/styles';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Evidence } from '../Stages/Evidence';
import { DossierPart } from './DossierPart';
import { useReadingStyles } from './useReadingStyles';

const useStyles = makeStyles(theme => ({
  item: {
    padding: theme.spacing(0.75, 0),
    fontSize: '0.9375rem',
    lineHeight: 1.5,
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  sides: { ...pairs(theme), ...smallText, margin: 0 },
}));

function Said(props: { readonly evidence: RequestedEvidence }) {
  const t = useWords();
  const { evidence } = props;
  return (
    <>
      {evidence.overridden && (
        <div>
          {t('approval.difference.overridden', {
            reason: <>{evidence.overridden}</>,
          })}
        </div>
      )}
      <Evidence
        evidence={evidence}
        hideNote={evidence.note === evidence.overridden}
        isBareSaid={evidence.source === 'person'}
      />
    </>
  );
}

const STATES = {
  open: 'open',
  complete: 'complete',
  'not-applicable': 'notApplicable',
} as const;

/** One side of a difference: an item as a request presented it. */
function Side(props: {
  readonly item: RequestedItem | undefined;
  readonly absent: 'wasNot' | 'isNot';
}) {
  const t = useWords();
  const { release } = useReleaseContext();
  const { item, absent } = props;
  if (!item) {
    return <>{t(`approval.difference.${absent}`)}</>;
  }
  const titles = release.stages
    .flatMap(({ items }) => items)
    .find(({ id }) => id === item.id)?.parts;
  return (
    <>
      {!item.evidence &&
        !item.parts?.length &&
        t(`approval.difference.${STATES[item.state]}`)}
      {item.evidence && <Said evidence={item.evidence} />}
      {item.parts?.map(({ id, evidence }) => (
        <div key={id}>
          {titles?.find(part => part.id === id)?.title ?? id}
          <Said evidence={evidence} />
        </div>
      ))}
    </>
  );
}

/** Item by item, as the earlier request presented it and as this one does. */
export function ItemChanges(props: {
  readonly items: readonly ItemDifference[];
}) {
  const classes = useStyles();
  const reading = useReadingStyles();
  const t = useWords();
  const { items } = props;
  return (
    <DossierPart
      title={t('approval.difference.items', { count: items.length })}
    >
      <ul className={reading.list}>
        {items.map(({ itemId, title, before, after }) => (
          <li key={itemId} className={classes.item}>
            <span className={reading.strong}>{title}</span>
            <dl className={classes.sides}>
              <dt>{t('approval.difference.before')}</dt>
              <dd>
                <Side item={before} absent="wasNot" />
              </dd>
              <dt>{t('approval.difference.now')}</dt>
              <dd>
                <Side item={after} absent="isNot" />
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </DossierPart>
  );
}
