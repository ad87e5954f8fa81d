import { PHASES } from '../domain/progress/phase';
import { PHASE_TABLE } from '../domain/progress/phaseTable';

/** The table phase × event → phase as Markdown, for the docs. */
export function phaseTableMarkdown(): string {
  const rows = PHASES.flatMap(phase =>
    Object.entries(PHASE_TABLE[phase]).map(
      ([event, to]) =>
        `| \`${phase}\` | \`${event}\` | ${to
          .map(next => `\`${next}\``)
          .join(', ')} |`,
    ),
  );
  return ['| phase | event | leads to |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
}
