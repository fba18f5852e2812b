import type { Role } from '@parley/protocol';
import type { Verdict } from './verdict.ts';

export type GuardContext = {
  /** Who wrote the content. */
  readonly role: Role;
  readonly signal: AbortSignal;
  /** BCP 47, when known. */
  readonly language?: string;
};

/**
 * Looks at content and returns a verdict. A plain function, in the page or on the relay.
 *
 * On a stream it sees a window of the text (with what came before it, for overlap), never half a surrogate pair.
 */
export type Guard = (content: string, context: GuardContext) => Verdict | Promise<Verdict>;
