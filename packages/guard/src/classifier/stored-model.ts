import type { StoredHead } from './linear-head.ts';

export type ClassifierCategory = 'sexual' | 'hate' | 'violence' | 'self-harm' | 'harassment';

/** The weights of the classifier, as its script writes them. */
export type StoredModel = {
  /** Whether a text in English, or in Chinese, is like what people flagged. */
  readonly english: StoredHead;
  readonly chinese: StoredHead;
  /** Of what is flagged in English, what it is flagged for. */
  readonly categories: Readonly<Record<ClassifierCategory, StoredHead>>;
};
