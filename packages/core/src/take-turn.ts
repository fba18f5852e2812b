import {
  type Chunk,
  type ErrorCode,
  type Message,
  type Outcome,
  ParleyError,
  type ReceivedChunk,
} from '@parley/protocol';
import type { ConversationContext } from './conversation-context.ts';
import { type FollowReplyOptions, followReply } from './follow-reply.ts';
import { getMessageText } from './get-message-text.ts';
import { getBranch } from './message-tree.ts';
import type { ReplyStream, SendRequest, Transport, TransportContext } from './ports/transport.ts';
import { sendRequest } from './send-request.ts';
import { toFailure } from './to-failure.ts';

/** One thing that a conversation does at a time, from the visitor's act to the end of the reply. */
export type Turn =
  /** A message of the visitor, pending and in the tree, leaves: a new one, or one that failed or waited before. */
  | { readonly type: 'submit'; readonly message: Message }
  /** Another answer to the visitor's message. */
  | { readonly type: 'regenerate'; readonly message: Message }
  /** A reply goes on, with what came from outside: the output of its calls, a word of the visitor about them. */
  | { readonly type: 'continue'; readonly message: Message; readonly reply: Message; readonly chunks: readonly Chunk[] }
  /** A reply that was growing before a reload, or in a tab that is gone. */
  | {
      readonly type: 'resume';
      readonly message: Message;
      /** The reply from its beginning; nothing when the back end does not know it any more. */
      readonly open: (
        transport: Transport,
        conversationId: string,
        context: TransportContext,
      ) => Promise<ReplyStream | null | undefined>;
    };

/** Takes a turn to its end. Returns why it failed, or `null`. Never throws. */
export const takeTurn = async (
  turn: Turn,
  context: ConversationContext,
  signal: AbortSignal,
): Promise<ErrorCode | null> => {
  const { transport, environment, moderation, toolbox, budget, language, getModel, dispatch, save, emit } = context;
  const { id: conversationId } = getModel();
  let { message } = turn;

  const transportContext: TransportContext = {
    signal,
    environment,
    onConnection: (connection) => dispatch({ type: 'facts-changed', facts: { connection } }),
    onReport: (report) => emit({ type: 'report', report }),
  };
  const ask = async (request: SendRequest) => {
    if (budget?.canSpend() === false) throw new ParleyError('The budget is spent.', { code: 'budget-spent' });
    return sendRequest(request, transport, transportContext);
  };

  const createRequest = (replyMessageId: string): SendRequest => ({
    conversationId,
    trigger: turn.type === 'regenerate' ? 'regenerate-message' : 'submit-message',
    message: { id: message.id, text: getMessageText(message), parentId: message.parentId },
    replyMessageId,
    messages: getBranch(getModel().tree, message.id),
    tools: toolbox?.declarations,
    ...(language !== undefined && { language }),
  });

  /** Changes the visitor's message, when it is what this turn sends. */
  const change = (fields: Partial<Message>) => {
    if (turn.type !== 'submit') return;
    message = { ...message, ...fields };
    dispatch({ type: 'message-changed', message });
  };
  const end = (outcome: Outcome, errorCode?: ErrorCode) =>
    change({ status: { type: 'done', outcome, ...(errorCode !== undefined && { errorCode }) } });

  /** Reads a reply to its end, with the steps that tools add to it. */
  const follow = async (options: Omit<FollowReplyOptions, 'signal'>, request?: SendRequest) => {
    const getMessages = (reply: Message) => [...getBranch(getModel().tree, reply.parentId), reply];
    const goOn =
      request &&
      toolbox?.continueReply({
        conversationId,
        signal,
        isAnswered: options.isContinued === true,
        getMessages,
        ask: (reply) => ask({ ...request, messages: getMessages(reply) }),
      });
    const ended = await followReply({ ...options, signal, goOn }, context);
    budget?.record(ended);
    const { status } = ended;
    return status.type === 'done' && status.outcome === 'error' ? (status.errorCode ?? 'internal') : null;
  };

  /** Holds the visitor's message until the page's moderation has decided. What could not be checked does not leave. */
  const moderate = async () => {
    let isBlocked = true;
    try {
      const decision = await moderation?.checkInput(message, { signal, language });
      isBlocked = decision?.isBlocked === true;
      if (decision !== undefined && decision.parts !== message.parts && !signal.aborted)
        change({ parts: decision.parts });
    } catch (error) {
      if (!signal.aborted) emit({ type: 'error', error });
    }
    return signal.aborted ? 'stopped' : isBlocked ? 'blocked' : null;
  };

  try {
    if (turn.type === 'resume') {
      return await follow({ message, stream: await turn.open(transport, conversationId, transportContext) });
    }
    if (turn.type === 'continue') {
      const stream = { batches: give([...turn.chunks, { type: 'finish', finishReason: 'tool-calls' }]) };
      return await follow({ message: turn.reply, stream, isContinued: true }, createRequest(turn.reply.id));
    }
    if (turn.type === 'submit') {
      const held = await moderate();
      if (held !== null) {
        end(held);
        return null;
      }
      // A message that is stored nowhere must not be answered: after a reload it would not have been asked.
      await save();
    }
    const request = createRequest(environment.createId());
    const stream = await ask(request).catch((error) => {
      const { code } = toFailure(error);
      end(code === 'blocked' ? code : 'error', code);
      throw error;
    });
    end(stream === undefined ? 'stopped' : 'complete');
    if (stream === undefined) return null;
    if (turn.type === 'submit') emit({ type: 'message-sent', message });
    const { replyId } = stream;
    const reply: Message = {
      id: request.replyMessageId,
      role: 'assistant',
      parentId: message.id,
      parts: [],
      status: { type: 'pending' },
      createdAtMs: environment.now(),
      ...(replyId !== undefined && { replyId }),
    };
    // Another answer changes the tree only when the back end has taken the request: until then, and if it fails, the old
    // one stays in view.
    const returnTo = turn.type === 'submit' ? undefined : getModel().tree.headId;
    return await follow({ message: reply, stream, returnTo }, request);
  } catch (error) {
    emit({ type: 'error', error });
    return toFailure(error).code;
  }
};

async function* give(chunks: readonly Chunk[]): AsyncGenerator<readonly ReceivedChunk[]> {
  yield chunks.map((chunk) => ({ chunk }));
}
