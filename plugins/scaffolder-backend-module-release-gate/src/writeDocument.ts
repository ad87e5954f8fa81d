import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  type DocumentKind,
  type ReleaseGateApi,
  type ReleaseJson,
  openPlaces,
} from 'backstage-plugin-release-gate-common';
import { attachedVersion, newestVersion } from './attachedVersion';
import {
  type DocumentStep,
  type DocumentText,
  composeDocument,
} from './composeDocument';
import type { ConnectAsInitiator } from './connectAsInitiator';
import { codeOf } from './errorOf';
import { findRelease } from './findRelease';
import { once } from './once';
import { documentUrl, releaseUrl } from './pages';
import { fileNameOf, prepareFile } from './workspaceFile';

/** What the two actions put out. */
export interface WrittenDocument {
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
  readonly openPlaces: readonly string[];
  readonly releaseUrl: string;
  /** Missing where the document was not to be attached. */
  readonly attached?: { readonly version: number; readonly url: string };
}

/** The context of a step that writes a document. */
export type DocumentContext = Pick<
  ActionContext<JsonObject>,
  | 'checkpoint'
  | 'getInitiatorCredentials'
  | 'isDryRun'
  | 'logger'
  | 'signal'
  | 'step'
  | 'task'
  | 'user'
  | 'workspacePath'
>;

/**
 * Attaches the document, or finds what an earlier run of the same step has
 * attached: a draft is written anew on every run, and the release it is
 * written from may have moved on.
 */
async function attach(
  client: ReleaseGateApi,
  release: ReleaseJson,
  attachment: {
    readonly kind: DocumentKind;
    readonly text: DocumentText;
    readonly idempotencyKey: string;
    readonly person?: string;
  },
): Promise<DocumentText & { version: number }> {
  const { kind, text, idempotencyKey, person } = attachment;
  const { id } = release;
  try {
    const after = await client.attachDocument(id, {
      kind,
      ...text,
      idempotencyKey,
    });
    return { ...text, version: attachedVersion(after, kind, text.markdown) };
  } catch (error) {
    if (codeOf(error) !== 'idempotency-key-reused') {
      throw error;
    }
    const version = newestVersion(await client.release(id), kind, person);
    const markdown = await client.document(id, kind, version);
    return { title: text.title, markdown, version };
  }
}

/** Leaves in the log of the task what was done. */
function tell(
  { logger, isDryRun }: DocumentContext,
  { title, path, attached, openPlaces: places }: WrittenDocument,
): void {
  logger.info(`'${title}' is written to ${path}`);
  if (attached) {
    logger.info(
      isDryRun
        ? `Dry run: it is not attached; it would be version ${attached.version}`
        : `It is attached as version ${attached.version}: ${attached.url}`,
    );
  }
  if (places.length > 0) {
    logger.warn(`It is a draft; still to be filled in: ${places.join(' ')}`);
  }
}

/**
 * Writes a document of a release to the workspace and, unless told otherwise,
 * attaches it as a new version. A dry run writes the same file, and nothing
 * else.
 *
 * @throws InputError for a release of another entity or a path out of the workspace, before anything is written
 */
export async function writeDocument(
  ctx: DocumentContext,
  connect: ConnectAsInitiator,
  step: DocumentStep,
): Promise<WrittenDocument> {
  const { action, kind, folder, input } = step;
  const client = connect(ctx);
  const release = await findRelease({
    client,
    isDryRun: ctx.isDryRun,
    releaseId: input.releaseId,
    entityRef: input.entityRef,
  });
  const fileName = fileNameOf(release?.version ?? input.releaseId);
  const file = await prepareFile(
    ctx.workspacePath,
    input.path?.trim() || `${folder}/${fileName}.md`,
  );
  const isAttached = input.attach ?? true;
  const document =
    release && isAttached && !ctx.isDryRun
      ? await once(ctx, { action, input: { ...step } }, async idempotencyKey =>
          attach(client, release, {
            kind,
            text: await composeDocument(client, release, step),
            idempotencyKey,
            person: ctx.user?.ref,
          }),
        )
      : {
          ...(await composeDocument(client, release, step)),
          version: newestVersion(release, kind) + 1,
        };
  await file.write(document.markdown);

  const { title, markdown, version } = document;
  const id = release?.id ?? input.releaseId;
  const written: WrittenDocument = {
    path: file.path,
    title,
    markdown,
    openPlaces: openPlaces(markdown),
    releaseUrl: releaseUrl(id),
    ...(isAttached && { attached: { version, url: documentUrl(id, kind) } }),
  };
  tell(ctx, written);
  return written;
}
