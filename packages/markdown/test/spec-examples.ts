import specification from 'commonmark-spec/spec.txt?raw';

export interface SpecExample {
  readonly number: number;
  readonly markdown: string;
}

const example = /^`{32} example\n(.*?)^\.\n.*?^`{32}$/gms;

/** The examples of the CommonMark specification. */
export const specExamples: readonly SpecExample[] = [...specification.matchAll(example)].map(
  ([, markdown = ''], index) => ({
    number: index + 1,
    markdown: markdown.replaceAll('→', '\t'),
  }),
);
