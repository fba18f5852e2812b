import { isCjk, isDigit } from './character.ts';

/** Latin letters, or half as many Chinese characters, that are worth a breath of their own. */
const shortestClause = 6;
const longestChunk = 120;
const longestCjkChunk = 40;

/** What has been gathered since the last boundary. */
export type Gathered = {
  readonly width: number;
  readonly length: number;
  readonly cjkCount: number;
  /** Nothing has been handed out yet, and the first chunk may be a clause. */
  readonly isOpening: boolean;
};

/** Whether a chunk may end at a mark that only divides clauses. */
export const canSplitSoftly = ({ width, length, cjkCount, isOpening }: Gathered): boolean =>
  (isOpening && width >= shortestClause) || length > longestChunk || cjkCount > longestCjkChunk;

/** Marks that divide clauses wherever they stand. */
export const isFullWidthSoft = (mark: string) => /^[，；：、]$/u.test(mark);
/** Marks that divide clauses only before a space or a Chinese character: `1,000` and `10:30` are numbers. */
export const isAsciiSoft = (mark: string) => /^[,;:—]$/u.test(mark);

export const isSoftBefore = (mark: string, next: string) =>
  mark === '—' ? next !== '—' && !isDigit(next) : next === ' ' || isCjk(next);
