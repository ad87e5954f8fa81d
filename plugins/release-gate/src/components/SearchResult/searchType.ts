/** The type of releases and their documents in the search index. */
export const SEARCH_TYPE = 'release-gate';
