import type { Guard } from './guard.ts';
import { judgeContent, type RunGuardsOptions } from './run-guards.ts';

/**
 * A guard with a deadline and a choice of failure of its own, whatever holds for those beside it.
 *
 * @example withDeadline(judge, { deadlineMs: 800, onFailure: 'open', schedule })
 */
export const withDeadline = (guard: Guard, options: RunGuardsOptions): Guard =>
  Object.assign<Guard, Pick<Guard, 'isInstant' | 'isPartialAware'>>(
    (content, context) => judgeContent([guard], content, context, options),
    guard,
  );
