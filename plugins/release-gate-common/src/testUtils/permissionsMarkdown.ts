import { OPERATION_NAMES, operations } from '../api/operations';
import type { Operation } from '../api/contract/Operation';
import { releaseGatePermissions } from '../permissions';

/** The permissions, and what each lets somebody try, as a table of Markdown. */
export function permissionsMarkdown(): string {
  const all = OPERATION_NAMES.map((name): Operation => operations[name]);
  const rows = releaseGatePermissions.map(({ name, attributes }) => {
    const allowed = all
      .filter(({ permission }) => permission.name === name)
      .map(({ method, path, summary }) => `${summary} (\`${method} ${path}\`)`);
    return `| \`${name}\` | ${attributes.action} | ${allowed.join('<br>')} |`;
  });
  return [
    '| permission | action | what it lets somebody try |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}
