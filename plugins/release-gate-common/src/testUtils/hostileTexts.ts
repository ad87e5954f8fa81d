const LENGTH = 200_000;

/** Texts on which a careless program takes the square of their length, or more: 200 kB each. */
export const hostileTexts: readonly string[] = [
  ' ',
  '\n',
  ' \n',
  '\t\u00a0',
  'a ',
  '[',
  '](',
  '*a_',
  '> ',
  '1. ',
  '* a\n',
  '`',
  '<!--',
  '|a',
  '\u27e6',
  '\u27e7',
  '\u27e6a\u27e7',
  '\\',
  '/',
  'a-',
  'a@b.',
  'http://',
  '=',
  '#',
].flatMap(unit => {
  const text = unit.repeat(LENGTH / unit.length);
  return [text, `x${text}x`];
});
