import type { ItemJson } from 'backstage-plugin-release-gate-common';
import { useContext } from 'react';
import { useDesk } from '../../hooks/useDesk';
import { HeadingLevelContext } from '../Panel/headingLevel';
import { Evidence } from '../Stages/Evidence';
import PersonOutlineIcon from '@material-ui/icons/PersonOutline';
import { ToneMark } from '../ToneMark/ToneMark';
import { useReadingStyles } from './useReadingStyles';

function hasSupport({ evidence }: ItemJson): boolean {
  return evidence?.note !== undefined || evidence?.url !== undefined;
}

/** Overrides first, then ticks without note or link, then the other claims. */
function rank(item: ItemJson): number {
  if (item.overridden) {
    return 0;
  }
  return hasSupport(item) ? 2 : 1;
}

function Items(props: {
  readonly title: string;
  readonly items: readonly ItemJson[];
  readonly areClaims?: boolean;
}) {
  const classes = useReadingStyles();
  const level = useContext(HeadingLevelContext);
  const Heading = `h${level}` as 'h3';
  if (props.items.length === 0) {
    return null;
  }
  return (
    <>
      <Heading className={classes.heading}>{props.title}</Heading>
      <ul className={classes.list}>
        {props.items.map(item => (
          <li key={item.id} className={classes.row}>
            {props.areClaims && !item.overridden ? (
              <PersonOutlineIcon fontSize="small" color="action" aria-hidden />
            ) : (
              <ToneMark tone={item.overridden ? 'waiting' : 'ok'} />
            )}
            <div>
              {item.title}
              {item.overridden && ' (overrides the check)'}
              {item.evidence && (
                <Evidence
                  evidence={item.evidence}
                  isBareSaid={props.areClaims}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What speaks for the release: what only people say, then what is on record. */
export function DossierItems() {
  const { release } = useDesk();
  const items = release.stages
    .filter(({ id }) => id === 'pre-deployment' || id === 'staging')
    .flatMap(stage => stage.items)
    .filter(({ state, evidence }) => state === 'complete' && evidence);
  const isClaim = ({ evidence, overridden }: ItemJson) =>
    overridden !== undefined || evidence?.source === 'person';
  const claimed = items
    .filter(isClaim)
    .sort((one, other) => rank(one) - rank(other));
  return (
    <>
      <Items
        title={`A person says so (${claimed.length})`}
        items={claimed}
        areClaims
      />
      <Items
        title={`On record (${items.length - claimed.length})`}
        items={items.filter(item => !isClaim(item))}
      />
    </>
  );
}
