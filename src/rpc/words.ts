/** The words of the domain by their values in the contract: what a projection writes, read back. */
export function wordsOf<Word extends string>(
  values: Readonly<Record<Word, string | number>>,
): Readonly<Record<string, Word>> {
  return Object.fromEntries(
    (Object.entries(values) as [Word, string | number][]).map(([word, value]) => [value, word]),
  );
}
