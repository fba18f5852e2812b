/** One passage as the index keeps it. Numbers are terms; 0 stands between two sentences. */
export type IndexedEntry = {
  readonly id: string;
  readonly language: string;
  readonly title: readonly number[];
  readonly headings: readonly number[];
  readonly body: readonly number[];
};

/** A lexical index as it is stored: everything that was worked out from the texts, and none of the texts. */
export type LexicalIndexRecord = {
  readonly version: 1;
  readonly terms: readonly string[];
  readonly entries: readonly IndexedEntry[];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTermList = (value: unknown, count: number): boolean =>
  Array.isArray(value) &&
  value.every((term: unknown) => typeof term === 'number' && Number.isInteger(term) && term >= 0 && term < count);

/** Whether a value from a file is an index: a file may be cut off or from another version. */
export const isLexicalIndexRecord = (value: unknown): value is LexicalIndexRecord => {
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.terms) || !Array.isArray(value.entries)) {
    return false;
  }
  const { length } = value.terms;
  return (
    value.terms.every((term: unknown) => typeof term === 'string') &&
    value.entries.every(
      (entry: unknown) =>
        isRecord(entry) &&
        typeof entry.id === 'string' &&
        typeof entry.language === 'string' &&
        isTermList(entry.title, length) &&
        isTermList(entry.headings, length) &&
        isTermList(entry.body, length),
    )
  );
};
