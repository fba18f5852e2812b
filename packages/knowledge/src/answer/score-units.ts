import type { AnalyzedText } from '../language/analyze-text.ts';
import { selectQueryTerms } from '../lexical/query-terms.ts';
import { createThesaurus } from '../lexical/thesaurus.ts';
import { pairMark } from '../lexical/vocabulary.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { FoundPassage } from '../passage.ts';
import { matchExpectedKind } from './expected-kind.ts';
import type { Unit } from './read-units.ts';

export type ScoredUnit = {
  readonly unit: Unit;
  readonly score: number;
  /** The part of the question, by weight, whose words stand in the unit or around it. */
  readonly coverage: number;
  /** How many words of the question stand in the unit itself, or a synonym of them. */
  readonly matchedWords: number;
  /** Whether it has what the question asks for, such as an amount. */
  readonly kind: -1 | 0 | 1;
  /** Its own words, for comparing units with each other. */
  readonly terms: ReadonlySet<string>;
};

export type ScoreUnitsOptions = {
  readonly question: string;
  readonly language: string | undefined;
  readonly units: readonly Unit[];
  readonly passages: readonly FoundPassage[];
  readonly analyze: (text: string) => AnalyzedText;
};

const contextShare = 0.6;
const kindWeight = 0.25;

const termsOf = ({ words, pairs }: AnalyzedText): ReadonlySet<string> =>
  new Set([...words.filter((word) => word !== ''), ...pairs.map((pair) => `${pairMark}${pair}`)]);

/** Orders the units by how well each answers the question, best first. */
export const scoreUnits = ({
  question,
  language,
  units,
  passages,
  analyze,
}: ScoreUnitsOptions): readonly ScoredUnit[] => {
  const asked = selectQueryTerms(analyze(question), { language, thesaurus: createThesaurus({ analyze }) });
  const read = units.map((unit) => {
    const terms = termsOf(analyze(convertMarkdownToText(unit.text)));
    // What a pair was asked, and what a list is of, count like the words of the answer.
    const about = unit.asked ?? (unit.kind === 'list' ? unit.lead : undefined);
    const own = about === undefined ? terms : new Set([...terms, ...termsOf(analyze(about))]);
    return { unit, terms, own, around: termsOf(analyze(unit.context)) };
  });
  const weighted = asked.map((term, index) => {
    const texts = [term.text, ...term.synonyms];
    const holders = read.filter(({ own }) => texts.some((text) => own.has(text)));
    const count = holders.length;
    const previous = asked[index - 1];
    // Two words that only ever stand together are one name, such as that of a town: having both says no more than having one.
    const isName =
      count > 1 && previous !== undefined && read.every(({ own }) => own.has(previous.text) === own.has(term.text));
    const isSeam = term.isPair && !read.some(({ own, around }) => own.has(term.text) || around.has(term.text));
    return {
      texts,
      isWord: !term.isPair && !isName,
      weight: isSeam ? 0 : term.weight * Math.log(1 + (units.length + 1) / (count + 0.5)),
    };
  });
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const topScore = passages.reduce((most, { score }) => Math.max(most, score), 0);

  return read
    .map(({ unit, terms, own, around }) => {
      let covered = 0;
      let score = 0;
      let matchedWords = 0;
      for (const { texts, weight, isWord } of weighted) {
        if (texts.some((text) => own.has(text))) {
          covered += weight;
          score += weight;
          if (isWord) matchedWords += 1;
        } else if (texts.some((text) => around.has(text))) {
          covered += weight;
          score += weight * contextShare;
        }
      }
      const coverage = total === 0 ? 0 : covered / total;
      const share = total === 0 ? 0 : score / total;
      const found = topScore === 0 ? 0 : (passages[unit.passageIndex]?.score ?? 0) / topScore;
      // Long units match more by chance.
      const brevity = 1 / (1 + Math.max(0, own.size - 40) / 120);
      const expected = matchExpectedKind(question, unit.text);
      // Somewhere in a list there is nearly always a number.
      const kind = unit.kind === 'list' && expected === 1 ? 0 : expected;
      return {
        unit,
        coverage,
        matchedWords,
        kind,
        terms,
        score: (share * (0.4 + 0.6 * found) + kindWeight * kind * share + 0.1 * found) * brevity,
      };
    })
    .sort((left, right) => right.score - left.score);
};
