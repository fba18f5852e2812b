import {
  type Citation,
  type Grounding,
  isParleyDataPart,
  type Moderation,
  type ParleyDataPart,
  type Part,
} from '@parley/protocol';

const findData = <Type extends ParleyDataPart['type']>(parts: readonly Part[], type: Type) =>
  parts
    .filter((part) => isParleyDataPart(part))
    .filter((part): part is Extract<ParleyDataPart, { type: Type }> => part.type === type);

/** All words of a message, as Markdown. */
export const readText = (parts: readonly Part[]): string =>
  parts
    .filter((part) => part.type === 'text')
    .map((part) => ('text' in part ? part.text : ''))
    .join('\n\n');

/** The numbered references, in order, each number once. */
export const readCitations = (parts: readonly Part[]): readonly Citation[] => {
  const byNumber = new Map<number, Citation>();
  for (const { data } of findData(parts, 'data-parley-citation')) byNumber.set(data.number, data);
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
};

export const readSuggestions = (parts: readonly Part[]): readonly string[] =>
  findData(parts, 'data-parley-suggestions').flatMap(({ data }) => data.suggestions);

export const findGrounding = (parts: readonly Part[]): Grounding | undefined =>
  findData(parts, 'data-parley-grounding').at(-1)?.data;

export const findModeration = (parts: readonly Part[]): Moderation | undefined =>
  findData(parts, 'data-parley-moderation').at(-1)?.data;
