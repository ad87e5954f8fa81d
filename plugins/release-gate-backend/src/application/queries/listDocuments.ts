import type {
  DocumentListItem,
  Page,
} from 'backstage-plugin-release-gate-common';
import type { Ports } from '../Parts';
import type { PageQuery } from '../ReleaseLists';
import { readDocument } from './readDocument';

/** The newest version of every document, with its content. */
export async function listDocuments(
  ports: Pick<Ports, 'store' | 'lists'>,
  page: PageQuery,
): Promise<Page<DocumentListItem>> {
  const listed = await ports.lists.listDocuments(page);
  const items = [];
  for (const document of listed.items) {
    items.push({
      ...document,
      markdown: await readDocument(ports, document),
    });
  }
  return { ...listed, items };
}
