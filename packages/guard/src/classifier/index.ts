export { type ClassifierOptions, classifier } from './classifier.ts';
export type { Classification } from './classify-text.ts';
export type { StoredHead } from './linear-head.ts';
export type { ClassifierCategory, StoredModel } from './stored-model.ts';
