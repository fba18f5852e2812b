import { type Chunk, type ErrorCode, type Message, type Outcome, ParleyError } from '@parley/protocol';
import type { ConversationContext } from './conversation-context.ts';
import { type FollowReplyOptions, followReply } from './follow-reply.ts';
import { getMessageText } from './get-message-text.ts';
import { getBranch } from './message-tree.ts';
import type { SendRequest, TransportContext } from './ports/transport.ts';
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
  | { readonly type: 'resume'; readonly message: Message };

/** Takes a turn to its end. Returns why it failed, or `null`. Never throws. */
export const takeTurn = async (
  turn: Turn,
  context: ConversationContext,
  signal: AbortSignal,
): Promise<ErrorCode | null> => {
  const { transport, environment, moderation, toolbox, budget, language, store, save, emit } = context;
  const { id: conversationId } = store.getModel();
  let { message } = turn;

  const transportContext: TransportContext = {
    signal,
    environment,
    onConnection: (connection) => store.setFacts({ connection }),
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
    messages: getBranch(store.getModel().tree, message.id),
    ...(toolbox !== undefined && { tools: toolbox.declarations }),
    ...(language !== undefined && { language }),
  });

  const change = (fields: Partial<Message>) => {
    message = { ...message, ...fields };
    store.dispatch({ type: 'message-changed', message });
  };
  const end = (outcome: Outcome, errorCode?: ErrorCode) =>
    change({ status: { type: 'done', outcome, ...(errorCode !== undefined && { errorCode }) } });

  /** Reads a reply to its end, with the steps that tools add to it. */
  const follow = async (options: Omit<FollowReplyOptions, 'signal'>, request?: SendRequest) => {
    const getMessages = (reply: Message) => [...getBranch(store.getModel().tree, reply.parentId), reply];
    const goOn =
      request &&
      toolbox?.continueReply({
        conversationId,
        signal,
        isAnswered: options.isContinued === true,
        getMessages,
        ask: (reply) => ask({ ...request, messages: getMessages(reply) }),
      });
    const ended = await followReply({ ...options, signal, ...(goOn !== undefined && { goOn }) }, context);
    budget?.record(ended);
    const { status } = ended;
    return status.type === 'done' && status.outcome === 'error' ? (status.errorCode ?? 'internal') : null;
  };

  /** Holds the message until the page's moderation has decided. */
  const moderate = async () => {
    const decision = await moderation?.checkInput(message, { signal, ...(language !== undefined && { language }) });
    if (decision !== undefined && decision.parts !== message.parts && !signal.aborted)
      change({ parts: decision.parts });
    return signal.aborted || decision?.isBlocked === true;
  };

  /** The visitor's message, from the guards to the back end. */
  const submit = async () => {
    const isBlocked = await moderate().catch((error) => {
      if (!signal.aborted) emit({ type: 'error', error });
      // What could not be checked does not leave.
      return true;
    });
    if (isBlocked) {
      end(signal.aborted ? 'stopped' : 'blocked');
      return null;
    }
    // A message that is stored nowhere must not be answered: after a reload it would not have been asked.
    await save();
    const request = createRequest(environment.createId());
    try {
      const stream = await ask(request);
      end(stream === undefined ? 'stopped' : 'complete');
      if (stream === undefined) return null;
      emit({ type: 'message-sent', message });
      return { request, stream };
    } catch (error) {
      const { code } = toFailure(error);
      end(code === 'blocked' ? code : 'error', code);
      throw error;
    }
  };

  try {
    if (turn.type === 'resume') {
      const request = { conversationId, replyId: message.replyId ?? '' };
      return await follow({ message, stream: await transport.resume?.(request, transportContext) });
    }
    if (turn.type === 'continue') {
      const chunks: readonly Chunk[] = [...turn.chunks, { type: 'finish', finishReason: 'tool-calls' }];
      const stream = { batches: once(chunks.map((chunk) => ({ chunk }))) };
      return await follow({ message: turn.reply, stream, isContinued: true }, createRequest(turn.reply.id));
    }
    let returnTo: string | null | undefined;
    let sent: Awaited<ReturnType<typeof submit>>;
    if (turn.type === 'submit') {
      sent = await submit();
    } else {
      // The tree changes only when the back end has taken the request: until then, and if it fails, the old answer stays in view.
      const request = createRequest(environment.createId());
      const stream = await ask(request);
      sent = stream === undefined ? null : { request, stream };
      returnTo = store.getModel().tree.headId;
    }
    if (sent === null) return null;
    const { request, stream } = sent;
    const reply: Message = {
      id: request.replyMessageId,
      role: 'assistant',
      parentId: message.id,
      parts: [],
      status: { type: 'pending' },
      createdAtMs: environment.now(),
      ...(stream.replyId !== undefined && { replyId: stream.replyId }),
    };
    return await follow({ message: reply, stream, ...(returnTo !== undefined && { returnTo }) }, request);
  } catch (error) {
    emit({ type: 'error', error });
    return toFailure(error).code;
  }
};

async function* once<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}
