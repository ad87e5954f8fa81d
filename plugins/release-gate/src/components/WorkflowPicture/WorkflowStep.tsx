import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import LockOutlinedIcon from '@material-ui/icons/LockOutlined';
import type {
  StageJson,
  WorkflowJson,
} from 'backstage-plugin-release-gate-common';
import type { Tone } from '../../theme/tones';
import { type Words, useWords } from '../../translation/useWords';
import { countOf } from '../../words/stages';
import { StageMark } from '../StageMark/StageMark';
import type { Place } from './placeOf';
import { MARK, useWorkflowStyles } from './useWorkflowStyles';

/** A stage of the workflow, or of a release on it. */
export type PictureStage = StageJson | WorkflowJson['stages'][number];

const GATE_TONES = { open: 'ok', passed: 'ok', closed: 'waiting' } as const;
const GATE_WORDS = {
  open: 'help.picture.gateOpen',
  passed: 'help.picture.gatePassed',
  closed: 'help.picture.gateClosed',
} as const;

function toneOf(stage: PictureStage, place: Place | undefined): Tone {
  if (stage.id === 'approval') {
    return GATE_TONES[place?.gate ?? 'closed'];
  }
  if (!place) {
    return 'active';
  }
  if (place.at.kind === 'back' && stage.id === 'production') {
    return 'bad';
  }
  if ('complete' in stage && stage.complete) {
    return 'ok';
  }
  return place.at.kind === 'stage' && place.at.id === stage.id
    ? 'active'
    : 'neutral';
}

function wordsOf(
  stage: PictureStage,
  place: Place | undefined,
  t: Words,
): string {
  if (stage.id === 'approval') {
    return t(place ? GATE_WORDS[place.gate] : 'help.picture.gate');
  }
  if ('complete' in stage) {
    const { complete, total } = countOf(stage);
    return t('help.picture.progress', {
      complete: String(complete),
      total: String(total),
    });
  }
  return t('help.picture.items', { count: stage.items.length });
}

function Sign(props: {
  readonly stage: PictureStage;
  readonly tone: Tone;
  readonly number: number;
  readonly gate: Place['gate'];
}) {
  const { stage, tone, number, gate } = props;
  if (stage.id === 'approval') {
    return gate === 'closed' ? <LockOutlinedIcon /> : <LockOpenIcon />;
  }
  if (tone === 'ok') {
    return <CheckIcon />;
  }
  return tone === 'bad' ? <CloseIcon /> : <span>{number}</span>;
}

/** One stage of the picture; the approval is drawn as the gate that it is. */
export function WorkflowStep(props: {
  readonly stage: PictureStage;
  readonly number: number;
  readonly place: Place | undefined;
  readonly isLast: boolean;
}) {
  const classes = useWorkflowStyles();
  const t = useWords();
  const { stage, number, place, isLast } = props;
  const tone = toneOf(stage, place);
  const isHere = place?.at.kind === 'stage' && place.at.id === stage.id;
  return (
    <div className={classes.step} data-stage-id={stage.id}>
      {isHere && <span className={classes.here}>{t('help.picture.here')}</span>}
      {!isLast && (
        <span
          className={`${classes.way} ${
            'complete' in stage && stage.complete ? classes.walked : ''
          }`}
        />
      )}
      <span className={classes.mark}>
        <StageMark tone={tone} isGate={stage.id === 'approval'} size={MARK}>
          <Sign
            stage={stage}
            tone={tone}
            number={number}
            gate={place?.gate ?? 'closed'}
          />
        </StageMark>
      </span>
      <span className={classes.title}>{stage.title}</span>
      <span className={classes.items}>{wordsOf(stage, place, t)}</span>
    </div>
  );
}
