/** Markdown with the line ends of the API, which takes no other ones: an editor on Windows writes `\r\n`. */
export function toMarkdown(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
