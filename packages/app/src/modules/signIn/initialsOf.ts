/** The first letters of the first and of the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends
    .map(word => word.charAt(0))
    .join('')
    .toLocaleUpperCase('en');
}
