import type { Guard } from '../guard.ts';
import type { Verdict } from '../verdict.ts';
import { type Classification, createTextClassifier } from './classify-text.ts';
import type { ClassifierCategory, StoredModel } from './stored-model.ts';

export type ClassifierOptions = {
  /** The score from which content is reported, 0 to 1. @default 0.5 */
  readonly warnFrom?: number;
  /** The score from which content is blocked. Scores judge nothing by themselves: set it with your own texts at hand. @default never */
  readonly blockFrom?: number;
  /** What to look for. @default everything */
  readonly categories?: readonly ClassifierCategory[];
  /** Hears every score, to send what is near the threshold to a person or a larger model. */
  readonly onScore?: (classification: Classification) => void;
  /** A safe sentence for the visitor. @default the page's own text */
  readonly reason?: string;
  /** Loads a model of your own, written by `scripts/train-model.ts`. @default the one that comes with this package */
  readonly load?: () => Promise<StoredModel>;
};

const loadModel = async () => (await import('./model.ts')).model;

const emptyText = /^\P{L}*$/u;

/**
 * Tells how much content is like what people flagged as sexual, hateful, violent, harassing or about self-harm: a small linear
 * model for English and Chinese, which is loaded when the guard is first asked.
 *
 * Flagged, not judged: it counts pieces of words and understands nothing, so it also flags people who speak about harm. Other
 * languages it does not know. It needs whole content: on a stream a gate gives it sentences.
 *
 * @example [words(...), classifier({ warnFrom: 0.5, blockFrom: 0.95 })]
 */
export const classifier = ({
  warnFrom = 0.5,
  blockFrom = Number.POSITIVE_INFINITY,
  categories,
  onScore,
  reason,
  load = loadModel,
}: ClassifierOptions = {}): Guard => {
  let classify: ReturnType<typeof createTextClassifier> | undefined;
  let loading: Promise<void> | undefined;

  const judge = (content: string): Verdict => {
    if (classify === undefined || emptyText.test(content)) return { type: 'allow' };
    const classification = classify(content);
    onScore?.(classification);
    const { score, category } = classification;
    if (score < Math.min(warnFrom, blockFrom) || categories?.includes(category) === false) return { type: 'allow' };
    const named = { category, scores: { [category]: score }, ...(reason !== undefined && { reason }) };
    return { type: score >= blockFrom ? 'block' : 'warn', ...named };
  };

  return (content) => {
    if (classify !== undefined) return judge(content);
    // A load that failed is tried again by the next question.
    loading ??= load()
      .then((model) => {
        classify = createTextClassifier(model);
      })
      .finally(() => {
        loading = undefined;
      });
    return loading.then(() => judge(content));
  };
};
