import type { Passage } from '../passage.ts';

/** Where a passage stands, for a reader: `Fees › International transfers, page 2`. */
export const describePlace = ({ title, locator }: Pick<Passage, 'title' | 'locator'>): string =>
  [
    [title, ...(locator.headings ?? [])].join(' › '),
    ...(locator.page === undefined ? [] : [`page ${locator.page}`]),
  ].join(', ');

/** A passage must not be able to end its fence, or to open one that looks like ours. */
const neutralise = (text: string): string => text.replace(/<{2,}/g, '‹').replace(/>{2,}/g, '›');

/** One passage between marks that it cannot write itself, with its number. */
export const fencePassage = (passage: Pick<Passage, 'title' | 'locator' | 'text'>, number: number): string =>
  `<<<passage ${number}: ${neutralise(describePlace(passage)).replace(/\s+/g, ' ')}>>>\n${neutralise(passage.text)}\n<<<end of passage ${number}>>>`;
