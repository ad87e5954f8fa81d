import type { DocumentFacts } from './DocumentFacts';
import type { DocumentTemplate, TemplateProblem } from './compileTemplate';
import { documentTitle } from './documentTitle';
import { openPlaces } from '../domain/documents/openPlaces';
import type { DocumentKind } from '../domain/model/workflow';

/** A document as its template gives it, not attached to anything. @public */
export interface Draft {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly markdown: string;
  readonly openPlaces: readonly string[];
}

/**
 * Writes a document from what a release knows and what a person has said. Pure:
 * the same facts always give the same words.
 *
 * @public
 */
export function draftDocument(
  template: DocumentTemplate,
  facts: DocumentFacts,
): { readonly draft: Draft } | { readonly problem: TemplateProblem } {
  const rendered = template.render(facts);
  if ('problem' in rendered) {
    return rendered;
  }
  const { markdown } = rendered;
  return {
    draft: {
      kind: facts.kind,
      title: documentTitle(facts.kind, facts.release.version),
      markdown,
      openPlaces: openPlaces(markdown),
    },
  };
}
