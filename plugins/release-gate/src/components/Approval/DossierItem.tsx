import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import type {
  CheckJson,
  EvidenceJson,
  ItemJson,
  OverrideJson,
} from 'backstage-plugin-release-gate-common';
import { useWords } from '../../translation/useWords';
import { CheckFact } from '../Stages/CheckFact';
import { Evidence } from '../Stages/Evidence';
import { ToneMark } from '../ToneMark/ToneMark';
import { useReadingStyles } from './useReadingStyles';

/** What speaks for an item or a part of it. */
function Support(props: {
  readonly support: {
    readonly evidence?: EvidenceJson;
    readonly overridden?: OverrideJson;
    readonly check?: CheckJson;
  };
}) {
  const t = useWords();
  const { evidence, overridden, check } = props.support;
  return (
    <>
      {overridden && (
        <div>
          {t('approval.items.reason', { reason: <>{overridden.reason}</> })}
        </div>
      )}
      {evidence && (
        <Evidence
          evidence={evidence}
          hideNote={overridden !== undefined}
          isBareSaid={evidence.source === 'person'}
        />
      )}
      {check && (check.stale || evidence?.source !== 'check') && (
        <CheckFact check={check} />
      )}
    </>
  );
}

/** One item as the approver weighs it: who or what says so, and what speaks for it. */
export function DossierItem(props: {
  readonly item: ItemJson;
  readonly isClaim: boolean;
  /** Whether a deployment stands on a person's word alone. */
  readonly isWordOnly: boolean;
}) {
  const classes = useReadingStyles();
  const t = useWords();
  const { item, isClaim, isWordOnly } = props;
  return (
    <li className={classes.row} data-dossier-item={item.id}>
      {isClaim && !item.overridden ? (
        <PersonOutlineIcon fontSize="small" color="action" aria-hidden />
      ) : (
        <ToneMark tone={item.overridden ? 'waiting' : 'ok'} />
      )}
      <div className={classes.support}>
        {item.title}
        {item.overridden && ` (${t('approval.items.overrides')})`}
        {item.parts ? (
          item.parts.map(part => (
            <div key={part.id} className={classes.part}>
              {part.title}
              <Support support={part} />
            </div>
          ))
        ) : (
          <Support support={item} />
        )}
        {isWordOnly && (
          <div className={classes.doubt}>{t('approval.items.wordOnly')}</div>
        )}
      </div>
    </li>
  );
}
