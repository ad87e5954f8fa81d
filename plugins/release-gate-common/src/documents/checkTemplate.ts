import {
  type DocumentTemplate,
  type TemplateProblem,
  compileTemplate,
} from './compileTemplate';
import { sampleFacts } from './sampleFacts';
import type { DocumentKind } from '../domain/model/workflow';

/**
 * Reads a template and tries it on made-up releases, one that has just begun
 * and one that went all the way, so that a name that is not known is found
 * before a person needs the document.
 *
 * @public
 */
export function checkTemplate(
  kind: DocumentKind,
  source: string,
):
  | { readonly template: DocumentTemplate }
  | { readonly problem: TemplateProblem } {
  const compiled = compileTemplate(source);
  if ('problem' in compiled) {
    return compiled;
  }
  for (const facts of sampleFacts(kind)) {
    const rendered = compiled.template.render(facts);
    if ('problem' in rendered) {
      return rendered;
    }
  }
  return compiled;
}
