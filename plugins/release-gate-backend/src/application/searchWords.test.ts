import { searchedWords, wordsToFind } from './searchWords';

describe('the words of a search', () => {
  it.each([
    ['service-99', ['service', '99']],
    ['Payments API', ['payments', 'api']],
    ['2.4', ['2.4']],
    ['支払いの確認', ['支払い', 'の', '確認']],
    ['ﬁx Ⅳ', ['fix', 'iv']],
    ['  ?! ', []],
  ])('of %j are %j', (text, words) => {
    expect(searchedWords(text)).toEqual(words);
  });
});

describe('what a text is found by', () => {
  it.each([
    ['3.1.2', ['3.1.2', '1.2', '2']],
    ['v1.2', ['v1.2', '1.2', '2']],
    ['payments_api', ['payments_api', 'api']],
    ['component:default/payments', ['component:default', 'payments']],
  ])('%j: its words and their ends', (text, words) => {
    expect(wordsToFind(text)).toEqual(expect.arrayContaining(words));
  });

  it('has as many words as are enough, none longer than a column', () => {
    const words = wordsToFind(
      Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' ') +
        'x'.repeat(200),
    );
    expect(words.length).toBe(200);
    expect(wordsToFind('y'.repeat(200))).toEqual(['y'.repeat(64)]);
  });
});
