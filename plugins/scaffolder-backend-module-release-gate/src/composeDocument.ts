import {
  type DocumentKind,
  type ReleaseGateApi,
  type ReleaseJson,
  documentTitle,
} from 'backstage-plugin-release-gate-common';
import { filledIn, parseBody } from './parseBody';
import { toMarkdown } from './toMarkdown';

/** What the two actions put in. */
interface DocumentInput {
  readonly releaseId: string;
  readonly entityRef?: string;
  readonly path?: string;
  readonly title?: string;
  readonly markdown?: string;
  readonly attach?: boolean;
}

/** One of the two actions that write a document, as it is run. */
export interface DocumentStep {
  readonly action: string;
  readonly kind: DocumentKind;
  /** Where documents of the kind lie by default. */
  readonly folder: string;
  readonly input: DocumentInput;
  /** What a person says to fill the places of the template. */
  readonly answers: Readonly<Record<string, string | undefined>>;
}

/** A type and not an interface, because it is kept as JSON in a checkpoint. */
export type DocumentText = { title: string; markdown: string };

/**
 * The text that was given, or the draft that Release Gate writes now.
 *
 * @throws InputError for what the API would not take as a document
 */
export async function composeDocument(
  client: ReleaseGateApi,
  release: ReleaseJson | undefined,
  { kind, input, answers }: DocumentStep,
): Promise<DocumentText> {
  const said = parseBody('draftDocument', {
    answers: filledIn(answers),
  });
  const written = async (): Promise<DocumentText> => {
    const version = release?.version ?? 'of a dry run';
    const title = documentTitle(kind, version);
    if (input.markdown?.trim()) {
      return { title, markdown: toMarkdown(input.markdown) };
    }
    return release
      ? client.draftDocument(release.id, kind, said)
      : {
          title,
          markdown: `# ${title}\n\nThe text is written from the release, which a dry run does not start.\n`,
        };
  };
  const { title, markdown } = await written();
  const body = parseBody('attachDocument', {
    kind,
    title: input.title?.trim() || title,
    markdown,
  });
  return { title: body.title, markdown: body.markdown };
}
