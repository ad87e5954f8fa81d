import type { BackstagePaletteAdditions } from '@backstage/theme';
import { type Theme, alpha, darken } from '@material-ui/core/styles';

/** What a colour says: done or allowed, waiting, refused or broken, in progress, or nothing yet. */
export type Tone = 'ok' | 'waiting' | 'bad' | 'active' | 'neutral';

/** The colour of words that stand back, dark enough to be read on the page's own ground. */
export function subtleText(theme: Theme): string {
  const { textSubtle } = theme.palette as Partial<BackstagePaletteAdditions>;
  return textSubtle ?? theme.palette.text.secondary;
}

function statusColor(theme: Theme, tone: Tone): string {
  const { status } = theme.palette as Partial<BackstagePaletteAdditions>;
  switch (tone) {
    case 'ok':
      return status?.ok ?? theme.palette.success.main;
    case 'waiting':
      return status?.warning ?? theme.palette.warning.main;
    case 'bad':
      return status?.error ?? theme.palette.error.main;
    case 'active':
      return theme.palette.primary.main;
    case 'neutral':
      return subtleText(theme);
    default:
      return tone satisfies never;
  }
}

/** The colour of marks in a tone: the theme's own, a little deeper on light ground so that it is seen. */
export function toneColor(theme: Theme, tone: Tone): string {
  const color = statusColor(theme, tone);
  return theme.palette.type === 'light' && (tone === 'ok' || tone === 'waiting')
    ? darken(color, tone === 'ok' ? 0.22 : 0.12)
    : color;
}

/** A ground in a tone, faint enough for text to stand on. */
export function toneGround(theme: Theme, tone: Tone): string {
  return alpha(
    toneColor(theme, tone),
    theme.palette.type === 'light' ? 0.09 : 0.16,
  );
}
