import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../language/analyze-text.ts';
import { createThesaurus } from './thesaurus.ts';

const analyze = createAnalyzer();
const thesaurus = createThesaurus({ analyze, synonyms: [['gizmo', 'big red box']] });
const find = (query: string) => thesaurus.find(analyze(query));

describe('createThesaurus', () => {
  it('finds words in any of their forms', () => {
    expect(find('transferring money')[0]?.terms).toContain('send');
  });

  it('prefers the longest phrase, and counts its words once', () => {
    const hits = find('can I pay back my loan');
    expect(hits.map(({ words }) => words.join(' '))).toContain('pai back');
  });

  it('finds the phrases of the trade', () => {
    expect(find('where is the big red box')[0]?.terms).toEqual(['gizmo']);
  });

  it('finds nothing in other words', () => {
    expect(find('umbrella')).toEqual([]);
  });
});
