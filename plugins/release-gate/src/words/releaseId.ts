const ULID = /(?:^|\/)([0-7][0-9A-HJKMNP-TV-Z]{25})\/?$/i;

/** The id of a release in what somebody typed or pasted: the id itself, or the address of the release's page. */
export function releaseIdIn(text: string): string | undefined {
  return ULID.exec(text.trim())?.[1].toUpperCase();
}
