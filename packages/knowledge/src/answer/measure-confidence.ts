export type ConfidenceSigns = {
  /** Score of the passage, from 0 to 1. */
  readonly score: number;
  /** Words of the question that stand in the very unit, in one form or another. */
  readonly matchedWords: number;
  /** The part of the question, by weight, that stands in the unit or around it. */
  readonly coverage: number;
};

/** Weights of a logistic regression. With them 0.5 means: as often answerable as not. */
const weights = { none: -5.4, score: 6, matchedWords: 5.2, coverage: 1.2 };
const enoughWords = 5;

/**
 * How sure it is that a unit answers a question, from 0 to 1.
 *
 * A share alone misleads: one matching word of one is less than four of eight. So the number of words counts besides. The
 * weights come from 1,362 questions in English and Chinese, seven sets with equal weight: questions to the examples' documents,
 * the same questions to the documents of the other example, and three public sets with unanswerable questions. With each
 * set left out in turn, the area under the curve on it is between 0.89 and 0.99.
 */
export const measureConfidence = ({ score, matchedWords, coverage }: ConfidenceSigns): number => {
  const sum =
    weights.none +
    weights.score * score +
    weights.matchedWords * (Math.min(enoughWords, matchedWords) / enoughWords) +
    weights.coverage * coverage;
  return 1 / (1 + Math.exp(-sum));
};
