import type { Role } from '@parley/protocol';
import type { Verdict } from './verdict.ts';

export type GuardContext = {
  /** Who wrote the content. */
  readonly role: Role;
  readonly signal: AbortSignal;
  /** BCP 47, when known. */
  readonly language?: string | undefined;
  /** More text may follow: what it could still change is left out of the verdict and told in `unsettledFrom`. @default false */
  readonly isPartial?: boolean;
  /** Where the new text begins. What stands before it has been decided and gone out; it tells whether a word begins here. @default 0 */
  readonly from?: number;
};

/**
 * Looks at content and returns a verdict. A plain function, in the page or on the relay.
 *
 * On a stream it sees a window of the text (with what came before it, for overlap), never half a surrogate pair.
 */
export type Guard = {
  (content: string, context: GuardContext): Verdict | Promise<Verdict>;
  /** Cheap, synchronous, and answers `isPartial`: a gate asks it at every delta and releases what is settled, instead of waiting for the sentence. */
  readonly isInstant?: boolean;
  /**
   * Answers `isPartial`, or judges text as a whole and names no spans: a gate holds nothing back for it beyond what its
   * `unsettledFrom` says. `isInstant` implies it. @default false
   */
  readonly isPartialAware?: boolean;
};
