import type { SendRequest, Transport } from '../ports/transport.ts';
import { type FitContextOptions, type FittedContext, fitContext } from './fit-context.ts';

export type LimitContextOptions = Omit<FitContextOptions, 'signal'> & {
  /** Told what of a branch was not sent, so that the interface can say so; only when there was something. */
  readonly onOmitted?: (fitted: FittedContext) => void;
};

/** A transport that is given the branch with each request. */
type BranchTransport = Omit<Transport, 'send'> & {
  send(request: SendRequest, context: Parameters<Transport['send']>[1]): ReturnType<Transport['send']>;
};

/**
 * A transport that sends no more of a branch than fits into the window of its model. The conversation keeps everything.
 * A branch that cannot be made to fit fails with `too-large`.
 *
 * @example
 * createConversation({ transport: limitContext(transport, { maxTokens: 8000 }) });
 */
export const limitContext = (
  transport: BranchTransport,
  { onOmitted, ...options }: LimitContextOptions,
): BranchTransport => ({
  ...transport,
  send: async (request, context) => {
    const fitted = await fitContext(request.messages, { ...options, signal: context.signal });
    if (fitted.omitted.length > 0 || fitted.shortened.length > 0) onOmitted?.(fitted);
    return transport.send({ ...request, messages: fitted.messages }, context);
  },
});
