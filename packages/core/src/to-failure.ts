import { ParleyError } from '@parley/protocol';

/** What was thrown as one of ours. Anything unknown is a fault in the program, and trying it again does not mend it. */
export const toFailure = (error: unknown): ParleyError =>
  ParleyError.isInstance(error)
    ? error
    : new ParleyError(error instanceof Error ? error.message : String(error), { code: 'internal', cause: error });
