import type {
  DocumentListItem,
  Page,
} from 'backstage-plugin-release-gate-common';
import { BrokenHistory } from '../EventStore';
import type { Ports } from '../Parts';
import type { PageQuery } from '../ReleaseLists';
import { readDocument } from './readDocument';

/** The newest version of every document, with its content; without those whose content is not proven any more. */
export async function listDocuments(
  ports: Pick<Ports, 'store' | 'lists' | 'logger'>,
  page: PageQuery,
): Promise<Page<DocumentListItem>> {
  const listed = await ports.lists.listDocuments(page);
  const items = [];
  for (const document of listed.items) {
    try {
      items.push({
        ...document,
        markdown: await readDocument(ports, document),
      });
    } catch (error) {
      if (!(error instanceof BrokenHistory)) {
        throw error;
      }
      ports.logger.warn('A document is left out', error);
    }
  }
  return { ...listed, items };
}
