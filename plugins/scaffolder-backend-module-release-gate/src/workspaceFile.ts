import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import fs from 'node:fs/promises';
import path from 'node:path';

/** A version as a part of a file name: no separators, nothing hidden. */
export function fileNameOf(version: string): string {
  return (
    version
      .replace(/[^A-Za-z0-9._+-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 200) || 'release'
  );
}

function resolve(workspace: string, wanted: string): string {
  try {
    return resolveSafeChildPath(workspace, wanted);
  } catch (error) {
    throw new InputError(
      NotAllowedError.is(error)
        ? `The path '${wanted}' is not within the workspace`
        : `The path '${wanted}' cannot be used`,
    );
  }
}

async function isDirectory(file: string): Promise<boolean> {
  const stats = await fs.stat(file).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

/** A file of the workspace that can be written. */
export interface WritableFile {
  /** Relative to the workspace, with slashes. */
  readonly path: string;
  write(content: string): Promise<void>;
}

/**
 * Finds out that a file can be written, before anything else is done that
 * could not be taken back.
 *
 * @throws InputError for a path out of the workspace, or of a folder
 */
export async function prepareFile(
  workspace: string,
  wanted: string,
): Promise<WritableFile> {
  const file = resolve(workspace, wanted);
  if (file === path.resolve(workspace) || (await isDirectory(file))) {
    throw new InputError(`The path '${wanted}' is that of a folder`);
  }
  await fs.mkdir(path.dirname(file), { recursive: true });
  return {
    path: path.relative(workspace, file).split(path.sep).join('/'),
    write: content => fs.writeFile(file, content),
  };
}

/**
 * The text of a file of the workspace.
 *
 * @throws InputError for a path out of the workspace, a file that is not there, or one that is not text
 */
export async function readTextFile(
  workspace: string,
  wanted: string,
): Promise<string> {
  const content = await fs
    .readFile(resolve(workspace, wanted))
    .catch(() => undefined);
  if (!content) {
    throw new InputError(`The workspace has no file '${wanted}'`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new InputError(`The file '${wanted}' is not text in UTF-8`);
  }
}
