import { type Chunk, createReplyBuilder, isHandoff, type Message } from '@parley/protocol';
import { type ConversationContext, leftReason } from './conversation-context.ts';
import { getMessageText } from './get-message-text.ts';
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
  readonly returnTo?: string | null;
  /** The stream adds to what the message holds already, instead of giving it from its beginning. @default false */
  readonly isContinued?: boolean;
  /** What the message goes on with when a stream has ended: the output of tools, the next step. */
  readonly goOn?: (message: Message) => Promise<ReplyStream | undefined>;
};

/** Reads a reply into its message until it has ended, and returns the message as it ended. */
export const followReply = async (options: FollowReplyOptions, context: ConversationContext): Promise<Message> => {
  const { signal, returnTo, goOn } = options;
  const { language, moderation, store, emit } = context;
  // What was shown before a reload stays on the screen until the reply, read from its beginning, has caught up with it.
  const shown = options.message;
  const shownLength = getMessageText(shown).length;
  let { message, stream } = options;
  let builder = createReplyBuilder({ parts: options.isContinued === true ? shown.parts : [] });
  let draft = builder.snapshot();
  let isBlocked = false;

  const start = (next: Message, replaces?: string) => {
    message = next;
    store.dispatch({ type: 'reply-started', message, ...(replaces !== undefined && { replaces }) });
  };

  const collect = (): Message => {
    if (draft === builder.snapshot()) return message;
    draft = builder.snapshot();
    const next = { ...message, parts: draft.parts, status: draft.status };
    const isBehind = draft.status.type !== 'done' && next.id === shown.id && getMessageText(next).length < shownLength;
    message = isBehind ? { ...next, parts: shown.parts } : next;
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
    if (!chunk.type.startsWith('data-') || !('data' in chunk)) return;
    if ('transient' in chunk && chunk.transient === true) emit({ type: 'data', name: chunk.type, data: chunk.data });
    if (chunk.type === 'data-parley-handoff' && isHandoff(chunk.data)) store.setFacts({ handoff: chunk.data });
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
    const context = { signal, onBlock, ...(language !== undefined && { language }) };
    // What a guard still holds when the visitor stops was never shown.
    for await (const batch of untilAborted(moderation?.guardReply?.(batches, context) ?? batches, signal)) {
      for (const { chunk } of batch) apply(chunk);
      store.grow(collect);
    }
  };

  start(message);
  emit({ type: 'reply-started', messageId: message.id });
  while (stream != null) {
    try {
      await read(stream);
    } catch (error) {
      // A broken connection leaves what there is.
      if (!signal.aborted) emit({ type: 'error', error });
    }
    if (signal.aborted || isBlocked || goOn === undefined) break;
    builder.end();
    try {
      stream = await goOn(collect());
      if (stream !== undefined) reopen();
    } catch (error) {
      emit({ type: 'error', error });
      stream = undefined;
      reopen({ type: 'error', errorText: '', code: toFailure(error).code });
    }
  }
  if (signal.aborted) reopen({ type: 'abort' });
  builder.end();

  const ended = collect();
  const isFailed = ended.status.type === 'done' && ['error', 'truncated'].includes(ended.status.outcome);
  store.dispatch({
    type: 'reply-ended',
    message: ended,
    ...(isFailed && returnTo !== undefined && { returnTo }),
  });
  emit({ type: 'reply-ended', message: ended });
  if (isBlocked || (signal.aborted && signal.reason !== leftReason)) await stopReply(ended, context);
  return ended;
};

/** Stop means stop: the relay would go on, and the next turn must find the reply ended. */
const stopReply = async ({ replyId }: Message, { transport, environment, store, emit }: ConversationContext) => {
  if (replyId === undefined || transport.stop === undefined) return;
  const patience = startPatience(longestStopMs, environment);
  try {
    await unlessAborted(transport.stop({ conversationId: store.getModel().id, replyId }), patience.signal);
  } catch (error) {
    emit({ type: 'error', error });
  } finally {
    patience.cancel();
  }
};
