import type { Guard, GuardContext } from '../guard.ts';
import type { RunGuardsOptions } from '../run-guards.ts';
import type { BlockVerdict } from '../verdict.ts';

/**
 * - `hold`: text is released only after it has passed.
 * - `retract`: text is released at once and withdrawn on a verdict. What has been said cannot be covered up, so a
 *   redaction withdraws as well.
 * - `final`: text is judged once, whole, and released at its end.
 */
export type GatePolicy = 'hold' | 'retract' | 'final';

/** What every gate takes. `deadlineMs` counts for each window. */
export type GateOptions = RunGuardsOptions & {
  readonly guards: readonly Guard[];
  /** @default 'hold' */
  readonly policy?: GatePolicy;
  /** Who writes the stream. @default 'assistant' */
  readonly role?: GuardContext['role'];
  readonly language?: string;
  readonly signal?: AbortSignal;
  /** A window is a sentence, or this much of one, in UTF-16 units. Instant guards need no windows. @default 400 */
  readonly maxWindowChars?: number;
  /** How much of what was released guards see before a window; `Infinity` is all of it. Instant guards see the last word. @default 200 */
  readonly overlapChars?: number;
  /**
   * How much of the end of a window waits for the next one to be judged with it, so that nothing up to this long is cut in
   * two by a window. Only for guards that are neither `isInstant` nor `isPartialAware`. @default 64
   */
  readonly holdBackChars?: number;
  /** Windows that are judged at the same time. While so many are, text gathers to a longer window. @default 4 */
  readonly maxInFlight?: number;
  /** Hears of a block at once, before what came before it was read: stop here what produces the text. */
  readonly onBlock?: (verdict: BlockVerdict) => void;
};
