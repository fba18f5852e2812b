import { type Chunk, createReplyBuilder, isHandoff, type Message } from '@parley/protocol';
import { type ConversationContext, leftReason } from './conversation-context.ts';
import { hasFailed } from './has-failed.ts';
import { isTerminal } from './is-terminal.ts';
import type { ReplyStream } from './ports/transport.ts';
import { toFailure } from './to-failure.ts';
import { unlessAborted, untilAborted } from './until-aborted.ts';
import { startPatience } from './wait.ts';

/** The visitor waits no longer for the back end to hear that a reply was stopped. */
const longestStopMs = 5_000;

/** A sign of life of the relay; that it arrived is all it says. */
const heartbeat = 'data-parley-heartbeat';

export type FollowReplyOptions = {
  /** The message that the reply fills: empty, or with what was stored of it before. */
  readonly message: Message;
  readonly stream: ReplyStream | null | undefined;
  /** Ends the reply as stopped. */
  readonly signal: AbortSignal;
  /** The head to come back to should the reply fail. */
  readonly returnTo?: string | null | undefined;
  /** The stream adds to what the message holds already, instead of giving it from its beginning. @default false */
  readonly isContinued?: boolean;
  /** What the message goes on with when a stream has ended: the output of tools, the next step. */
  readonly goOn?: ((message: Message) => Promise<ReplyStream | undefined>) | undefined;
};

/** Reads a reply into its message until it has ended, and returns the message as it ended. */
export const followReply = async (options: FollowReplyOptions, context: ConversationContext): Promise<Message> => {
  const { signal, returnTo, goOn } = options;
  const { language, moderation, dispatch, emit } = context;
  let { message, stream } = options;
  let builder = createReplyBuilder({ parts: options.isContinued === true ? message.parts : [] });
  let draft = builder.snapshot();
  let isBlocked = false;

  const start = (next: Message, replaces?: string) => {
    message = next;
    dispatch({ type: 'reply-started', message, replaces });
  };

  const collect = (): Message => {
    if (draft === builder.snapshot()) return message;
    draft = builder.snapshot();
    message = { ...message, parts: draft.parts, status: draft.status };
    return message;
  };

  /** Our relay answers a message that is sent twice with the reply it has: the names that it gives are the ones that count. */
  const adoptNames = () => {
    const { messageId = message.id, metadata } = builder.snapshot();
    if (metadata === undefined || (messageId === message.id && metadata.replyId === message.replyId)) return;
    const replaces = messageId === message.id ? undefined : message.id;
    start({ ...collect(), id: messageId, replyId: metadata.replyId }, replaces);
  };

  const apply = (chunk: Chunk) => {
    if (chunk.type === heartbeat) return;
    builder.apply(chunk);
    if (chunk.type === 'start') adoptNames();
    if (!('data' in chunk)) return;
    const { type: name, data } = chunk;
    if ('transient' in chunk && chunk.transient === true) emit({ type: 'data', name, data });
    if (name === 'data-parley-handoff' && isHandoff(data))
      dispatch({ type: 'facts-changed', facts: { handoff: data } });
  };

  /** Goes on from what there is. */
  const reopen = (chunk?: Chunk) => {
    builder = createReplyBuilder({ parts: collect().parts });
    if (chunk !== undefined) builder.apply(chunk);
  };

  const read = async ({ batches }: ReplyStream) => {
    const onBlock = () => {
      isBlocked = true;
    };
    const guarded = moderation?.guardReply?.(batches, { signal, language, onBlock }) ?? batches;
    // What a guard still holds when the visitor stops was never shown.
    for await (const batch of untilAborted(guarded, signal)) {
      for (const { chunk } of batch) apply(chunk);
      dispatch({ type: 'reply-growing', collect });
      // Some back ends leave the connection open after their last word.
      if (batch.some(({ chunk }) => isTerminal(chunk))) return;
    }
  };

  start(message);
  emit({ type: 'reply-started', messageId: message.id });
  while (stream != null) {
    try {
      await read(stream);
    } catch (error) {
      // A broken connection leaves what there is.
      if (!signal.aborted) {
        emit({ type: 'error', error });
        // Of a reply that never began there is nothing to leave.
        if (collect().parts.length === 0) reopen({ type: 'error', errorText: '', code: toFailure(error).code });
      }
    }
    if (signal.aborted || isBlocked || goOn === undefined) break;
    builder.end();
    try {
      stream = await goOn(collect());
      if (stream !== undefined) reopen();
    } catch (error) {
      emit({ type: 'error', error });
      reopen({ type: 'error', errorText: '', code: toFailure(error).code });
      break;
    }
  }
  // What was stored before a reload stays when its reply could not be read again.
  if (signal.aborted) reopen({ type: 'abort' });
  else if (collect().parts === options.message.parts) reopen();
  builder.end();

  const ended = collect();
  dispatch({ type: 'reply-ended', message: ended, returnTo: hasFailed(ended) ? returnTo : undefined });
  emit({ type: 'reply-ended', message: ended });
  if (isBlocked || (signal.aborted && signal.reason !== leftReason)) await stopReply(ended, context);
  return ended;
};

/** Stop means stop: the relay would go on, and the next turn must find the reply ended. */
const stopReply = async ({ replyId }: Message, { transport, environment, getModel, emit }: ConversationContext) => {
  if (replyId === undefined) return;
  const patience = startPatience(longestStopMs, environment);
  try {
    const stopped = transport.stop?.({ conversationId: getModel().id, replyId });
    await (stopped && unlessAborted(stopped, patience.signal));
  } catch (error) {
    emit({ type: 'error', error });
  } finally {
    patience.cancel();
  }
};
