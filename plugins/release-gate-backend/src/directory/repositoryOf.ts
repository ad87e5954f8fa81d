import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** Where the code of an entity is kept, as far as two commits can be compared there. */
export interface Repository {
  /** Without a trailing slash. */
  readonly url: string;
  readonly compare: '/compare/' | '/-/compare/';
}

const SLUG_ANNOTATION = 'github.com/project-slug';

/** https://docs.gitlab.com/user/project/repository/: what belongs to the project stands behind `/-/`. */
const GITLAB = /^(https:\/\/[^?#]+?)\/-\/(?:tree|blob)\/[^?#]+$/;
const GITHUB = /^(https:\/\/[^/?#]+\/[^/?#]+\/[^/?#]+)\/(?:tree|blob)\/[^?#]+$/;

/**
 * The repository that the catalog names for an entity: by its source location
 * on GitHub or GitLab, else by its GitHub slug. Undefined where neither is
 * there, or is anywhere else.
 */
export function repositoryOf({ metadata }: Entity): Repository | undefined {
  const annotations = metadata.annotations ?? {};
  const location = annotations[ANNOTATION_SOURCE_LOCATION]?.replace(
    /^url:/,
    '',
  );
  const [, gitlab] = GITLAB.exec(location ?? '') ?? [];
  if (gitlab) {
    return { url: gitlab, compare: '/-/compare/' };
  }
  const [, github] = GITHUB.exec(location ?? '') ?? [];
  if (github) {
    return { url: github, compare: '/compare/' };
  }
  const slug = annotations[SLUG_ANNOTATION];
  return slug && /^[\w.-]+\/[\w.-]+$/.test(slug)
    ? { url: `https://github.com/${slug}`, compare: '/compare/' }
    : undefined;
}

/** Where what has changed from one commit to another can be looked at. */
export function compareUrl(
  { url, compare }: Repository,
  from: string,
  to: string,
): string {
  return `${url}${compare}${from}...${to}`;
}
