import type { ScoredUnit } from './score-units.ts';

const mostUnits = 3;
const mostRows = 8;
const closeToBest = 0.8;
const alike = 0.6;

const share = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size === 0) return 1;
  let shared = 0;
  for (const term of small) if (large.has(term)) shared += 1;
  return shared / small.size;
};
const figuresOf = (terms: ReadonlySet<string>): readonly string[] => [...terms].filter((term) => /\d/.test(term));

/** Says nothing new: the same words, or the same figures in other words. */
const repeats = (unit: ScoredUnit, chosen: ScoredUnit): boolean => {
  if (share(unit.terms, chosen.terms) >= alike) return true;
  const figures = figuresOf(unit.terms);
  return (
    figures.length > 0 && figures.every((figure) => chosen.terms.has(figure)) && share(unit.terms, chosen.terms) >= 0.3
  );
};

/**
 * The best unit, and those that are nearly as good and say something new: at most three, or more rows when they are of one
 * table. Few and right beats many.
 */
export const chooseUnits = (scored: readonly ScoredUnit[]): readonly ScoredUnit[] => {
  const best = scored[0];
  if (best === undefined) return [];
  const chosen: ScoredUnit[] = [best];
  const asksForFigure = scored.some(({ kind }) => kind !== 0);
  const list =
    best.unit.kind === 'item'
      ? scored.find(({ unit }) => unit.kind === 'list' && unit.group === best.unit.group)
      : best;
  // A list is long enough an answer, and says more than one of its items, unless one figure is asked for.
  if (!asksForFigure && list?.unit.kind === 'list' && list.score >= best.score * closeToBest) return [list];
  for (const candidate of scored.slice(1)) {
    if (candidate.score < best.score * closeToBest) break;
    const isSameTable =
      candidate.unit.kind === 'row' && chosen.every(({ unit }) => unit.group === candidate.unit.group);
    if (chosen.length >= (isSameTable ? mostRows : mostUnits)) continue;
    if (candidate.kind < best.kind) continue;
    if (isSameTable || !chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return chosen;
};
