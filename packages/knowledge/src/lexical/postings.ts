import type { IndexedEntry } from './index-record.ts';

/** In which passages a term stands, and how often in each field: parallel lists, since there are millions of them. */
export type TermPostings = {
  readonly positions: number[];
  readonly titleCounts: number[];
  readonly headingCounts: number[];
  readonly bodyCounts: number[];
};

export type Postings = {
  readonly size: number;
  readonly averageLengths: { readonly title: number; readonly headings: number; readonly body: number };
  add(position: number, entry: IndexedEntry): void;
  find(term: number): TermPostings | undefined;
  entryAt(position: number): IndexedEntry | undefined;
  lengthAt(position: number): { readonly title: number; readonly headings: number; readonly body: number };
};

const noLength = { title: 0, headings: 0, body: 0 };

export const createPostings = (): Postings => {
  const byTerm: (TermPostings | undefined)[] = [];
  const entries: IndexedEntry[] = [];
  const lengths: { title: number; headings: number; body: number }[] = [];
  const totals = { title: 0, headings: 0, body: 0 };

  const countField = (
    terms: readonly number[],
    position: number,
    field: 'titleCounts' | 'headingCounts' | 'bodyCounts',
  ): number => {
    let length = 0;
    for (const term of terms) {
      if (term === 0) continue;
      length += 1;
      let list = byTerm[term];
      if (list === undefined) {
        list = { positions: [], titleCounts: [], headingCounts: [], bodyCounts: [] };
        byTerm[term] = list;
      }
      let last = list.positions.length - 1;
      if (list.positions[last] !== position) {
        last = list.positions.push(position) - 1;
        list.titleCounts.push(0);
        list.headingCounts.push(0);
        list.bodyCounts.push(0);
      }
      list[field][last] = (list[field][last] ?? 0) + 1;
    }
    return length;
  };

  return {
    get size() {
      return entries.length;
    },
    get averageLengths() {
      const count = Math.max(1, entries.length);
      return { title: totals.title / count, headings: totals.headings / count, body: totals.body / count };
    },
    add(position, entry) {
      const length = {
        title: countField(entry.title, position, 'titleCounts'),
        headings: countField(entry.headings, position, 'headingCounts'),
        body: countField(entry.body, position, 'bodyCounts'),
      };
      totals.title += length.title;
      totals.headings += length.headings;
      totals.body += length.body;
      lengths[position] = length;
      entries[position] = entry;
    },
    find: (term) => byTerm[term],
    entryAt: (position) => entries[position],
    lengthAt: (position) => lengths[position] ?? noLength,
  };
};
