import type { ChunkGate, Guard } from '@parley/guard';
import { type Chunk, createReplyBuilder, isParleyDataPart, type Message, type ReplyDraft } from '@parley/protocol';
import { type ConversationContext, leftReason } from './conversation-context.ts';
import { getMessageText } from './get-message-text.ts';
import type { ReplyStream } from './ports/transport.ts';
import { readReply } from './read-reply.ts';
import { unlessAborted } from './until-aborted.ts';

/** The visitor waits no longer for the back end to hear that a reply was stopped. */
const longestStopMs = 5_000;

export type FollowReplyOptions = {
  /** The message that the reply fills: empty, or with what was stored of it before. */
  readonly message: Message;
  /** The stream that is open; without it the reply is opened from its beginning. */
  readonly stream?: ReplyStream;
  /** Ends the reply as stopped. */
  readonly signal: AbortSignal;
  /** The head to come back to should the reply fail. */
  readonly returnTo?: string | null;
};

/** Reads a reply into its message until it has ended, and returns the message as it ended. */
export const followReply = async (options: FollowReplyOptions, context: ConversationContext): Promise<Message> => {
  const { stream, signal, returnTo } = options;
  const { transport, environment, outputGuards, language, store, emit } = context;
  const conversationId = store.getModel().id;
  const builder = createReplyBuilder();
  let { message } = options;
  // What was shown before a reload stays on the screen until the reply, read from its beginning, has caught up with it.
  const shown = message;
  const shownLength = getMessageText(shown).length;

  const start = (next: Message, replaces?: string) => {
    message = next;
    collected = undefined;
    store.dispatch({ type: 'reply-started', message, ...(replaces !== undefined && { replaces }) });
  };

  let collected: { readonly draft: ReplyDraft; readonly message: Message } | undefined;
  const collect = (): Message => {
    const draft = builder.snapshot();
    if (collected?.draft !== draft) collected = { draft, message: convertDraft(draft) };
    return collected.message;
  };
  const convertDraft = ({ parts, status }: ReplyDraft): Message => {
    const next = { ...message, parts, status };
    const isBehind = status.type !== 'done' && message.id === shown.id && getMessageText(next).length < shownLength;
    return isBehind ? { ...next, parts: shown.parts } : next;
  };

  /** Our relay answers a message that is sent twice with the reply it has: the names that it gives are the ones that count. */
  const adoptNames = () => {
    const { messageId = message.id, metadata } = builder.snapshot();
    if (metadata === undefined || (messageId === message.id && metadata.replyId === message.replyId)) return;
    start({ ...message, id: messageId, replyId: metadata.replyId }, messageId === message.id ? undefined : message.id);
  };

  const apply = (chunk: Chunk) => {
    builder.apply(chunk);
    if (chunk.type === 'start') adoptNames();
    if ('transient' in chunk && chunk.transient === true) emit({ type: 'data', name: chunk.type, data: chunk.data });
    if (isParleyDataPart(chunk) && chunk.type === 'data-parley-handoff') {
      store.dispatch({ type: 'handoff-changed', handoff: chunk.data });
    }
  };

  start(message);
  emit({ type: 'reply-started', messageId: message.id });
  const batches = readReply({
    environment,
    signal,
    ...(stream !== undefined && { stream }),
    canResume: () => message.replyId !== undefined,
    resume: async (cursor, attempt) =>
      message.replyId === undefined
        ? null
        : transport.resume(
            { conversationId, replyId: message.replyId, ...(cursor !== undefined && { cursor }) },
            { signal: attempt },
          ),
    onConnection: (connection) => store.dispatch({ type: 'connection-changed', connection }),
  });
  const gate = outputGuards.length === 0 ? null : await openGate(outputGuards, { signal, language });
  for await (const batch of batches) {
    for (const { chunk } of batch) {
      if (gate === null) apply(chunk);
      else for (const passed of await gate.apply(chunk)) apply(passed);
    }
    store.invalidate(() => ({ type: 'message-changed', message: collect() }));
    if (gate?.isBlocked()) break;
  }
  // What a guard still holds when the visitor stops was never shown.
  if (gate !== null && !signal.aborted) for (const passed of await gate.end()) apply(passed);
  if (signal.aborted) builder.apply({ type: 'abort' });
  else builder.end();

  const ended = collect();
  const isFailed = ended.status.type === 'done' && ['error', 'truncated'].includes(ended.status.outcome);
  store.dispatch({
    type: 'reply-ended',
    message: ended,
    ...(isFailed && returnTo !== undefined && { returnTo }),
  });
  emit({ type: 'reply-ended', message: ended });
  const isUnwanted = signal.aborted ? signal.reason !== leftReason : gate?.isBlocked() === true;
  if (isUnwanted) await stopReply(ended, context);
  return ended;
};

/** Lets chunks through that the page's guards have passed. */
const openGate = async (
  guards: readonly Guard[],
  { signal, language }: { readonly signal: AbortSignal; readonly language: string | undefined },
): Promise<ChunkGate> => {
  // Most pages have no guards of their own and leave it to the relay; those do not download this.
  const { createChunkGate } = await import('@parley/guard');
  const gate = createChunkGate({ guards, signal, ...(language !== undefined && { language }) });
  const unlessStopped = async (pass: () => ReturnType<ChunkGate['apply']>) => {
    try {
      return await pass();
    } catch (error) {
      if (signal.aborted) return [];
      throw error;
    }
  };
  return { ...gate, apply: (chunk) => unlessStopped(() => gate.apply(chunk)), end: () => unlessStopped(gate.end) };
};

/** Stop means stop: the relay would go on, and the next turn must find the reply ended. */
const stopReply = async ({ replyId }: Message, { transport, environment, store, emit }: ConversationContext) => {
  if (replyId === undefined || transport.stop === undefined) return;
  const patience = new AbortController();
  const cancel = environment.schedule(() => patience.abort(), longestStopMs);
  try {
    await unlessAborted(transport.stop({ conversationId: store.getModel().id, replyId }), patience.signal);
  } catch (error) {
    emit({ type: 'error', error });
  } finally {
    cancel();
  }
};
