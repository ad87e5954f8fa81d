import { alpha, makeStyles } from '@material-ui/core/styles';
import { typedText } from '../../theme/styles';
import { type Tone, toneColor, toneGround } from '../../theme/tones';
import { useWords } from '../../translation/useWords';
import { Unseen } from '../Unseen/Unseen';
import type { DiffLine } from './lineDifference';

const useStyles = makeStyles(theme => {
  const changed = (tone: Tone) => ({
    background: toneGround(theme, tone),
    '& ins, & del': {
      textDecoration: 'none',
      background: alpha(toneColor(theme, tone), 0.3),
    },
  });
  return {
    line: {
      ...typedText,
      display: 'grid',
      gridTemplateColumns: '2ch minmax(0, 1fr)',
      padding: theme.spacing(0, 1),
    },
    same: {},
    added: changed('ok'),
    removed: changed('bad'),
  };
});

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** Lines of a difference: sign, ground, and a word for those who hear it. */
export function DiffLines(props: { readonly lines: readonly DiffLine[] }) {
  const classes = useStyles();
  const t = useWords();
  return (
    <>
      {props.lines.map(({ kind, pieces }, index) => {
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <div
            key={index}
            className={`${classes.line} ${classes[kind]}`}
            data-line={kind}
          >
            <span aria-hidden>{SIGNS[kind]}</span>
            <span>
              {kind !== 'same' && <Unseen>{t(`document.${kind}`)} </Unseen>}
              {pieces.map(({ text, isChanged }, place) =>
                isChanged ? (
                  <Mark key={place}>{text}</Mark>
                ) : (
                  <span key={place}>{text || ' '}</span>
                ),
              )}
            </span>
          </div>
        );
      })}
    </>
  );
}
