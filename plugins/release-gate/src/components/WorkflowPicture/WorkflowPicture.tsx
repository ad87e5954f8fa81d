import type { ReleaseJson } from 'backstage-plugin-release-gate-common';
import type { CSSProperties } from 'react';
import { type Words, useWords } from '../../translation/useWords';
import { type Place, placeOf } from './placeOf';
import { type PictureStage, WorkflowStep } from './WorkflowStep';
import { useWorkflowStyles } from './useWorkflowStyles';

const GATE_WORDS = {
  open: 'help.place.gateOpen',
  closed: 'help.place.gateClosed',
  passed: 'help.place.gatePassed',
} as const;

function placeWords({ at, gate }: Place, t: Words): string {
  const where =
    at.kind === 'stage'
      ? t('help.place.stage', { stage: at.title })
      : t(`help.place.${at.kind}`);
  return at.kind === 'cancelled' ? where : `${where} ${t(GATE_WORDS[gate])}`;
}

/**
 * The way of every release, drawn: its stages, the gate, and the way back;
 * with a release also how far it is. Who hears the page is told the same.
 */
export function WorkflowPicture(props: {
  readonly stages: readonly PictureStage[];
  readonly release?: ReleaseJson;
}) {
  const classes = useWorkflowStyles();
  const t = useWords();
  const { release } = props;
  const place = release && placeOf(release);
  const stages = props.stages.filter(({ id }) => id !== 'rollback');
  const production = stages.findIndex(({ id }) => id === 'production');
  const isBack = place?.at.kind === 'back';
  const way = t('help.picture.alternative', {
    stages: stages.map(({ title }) => title).join(t('help.picture.then')),
  });
  return (
    <div
      role="img"
      aria-label={place ? `${way} ${placeWords(place, t)}` : way}
      className={classes.root}
      style={
        {
          '--rg-stages': stages.length,
          '--rg-back': production < 1 ? stages.length : production + 1,
        } as CSSProperties
      }
    >
      {stages.map((stage, index) => (
        <WorkflowStep
          key={stage.id}
          stage={stage}
          number={index + 1}
          place={place}
          isLast={index === stages.length - 1}
        />
      ))}
      <div className={`${classes.back} ${isBack ? classes.taken : ''}`}>
        <span className={classes.backWords}>
          <span className={isBack ? classes.takenWords : undefined}>
            {t(isBack ? 'help.picture.backTaken' : 'help.picture.back')}
          </span>
          {isBack && (
            <span className={classes.here}>{t('help.picture.here')}</span>
          )}
        </span>
      </div>
    </div>
  );
}
