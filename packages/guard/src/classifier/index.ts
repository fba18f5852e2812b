export { type ClassifierOptions, classifier } from './classifier.ts';
export type { Classification } from './classify-text.ts';
export type { ClassifierCategory } from './stored-model.ts';
