import type { ErrorCode, Message, Moderation, Outcome, Part } from '@parley/protocol';
import { checkInput, type InputCheck } from './check-input.ts';
import type { ConversationContext } from './conversation-context.ts';
import { followReply } from './follow-reply.ts';
import { getMessageText } from './get-message-text.ts';
import { getMessage, type MessageTree } from './message-tree.ts';
import type { ReplyStream } from './ports/transport.ts';
import { sendRequest } from './send-request.ts';
import { toFailure } from './to-failure.ts';

/** One thing that a conversation does at a time, from the visitor's act to the end of the reply. */
export type Turn =
  /** A message of the visitor, pending and in the tree, leaves: a new one, or one that failed or waited before. */
  | { readonly type: 'submit'; readonly message: Message }
  | { readonly type: 'regenerate'; readonly message: Message }
  /** A reply that was growing before a reload, or in a tab that is gone. */
  | { readonly type: 'resume'; readonly message: Message };

const unchecked: InputCheck = {
  text: null,
  moderations: [{ stage: 'input', action: 'block', category: 'guard-failed' }],
};

/** Takes a turn to its end. Returns why it failed, or `null`. Never throws. */
export const takeTurn = async (
  turn: Turn,
  context: ConversationContext,
  signal: AbortSignal,
): Promise<ErrorCode | null> => {
  try {
    if (turn.type === 'resume') return readErrorCode(await followReply({ message: turn.message, signal }, context));
    return turn.type === 'submit'
      ? await submit(turn.message, context, signal)
      : await regenerate(turn.message, context, signal);
  } catch (error) {
    context.emit({ type: 'error', error });
    return toFailure(error).code;
  }
};

const submit = async (
  message: Message,
  context: ConversationContext,
  signal: AbortSignal,
): Promise<ErrorCode | null> => {
  const { store, environment, transport, inputGuards, language, save, emit } = context;
  let current = message;
  const end = (outcome: Outcome, errorCode?: ErrorCode) => {
    current = { ...current, status: { type: 'done', outcome, ...(errorCode !== undefined && { errorCode }) } };
    store.dispatch({ type: 'message-changed', message: current });
  };

  const check = await checkInput(getMessageText(current), { guards: inputGuards, signal, language }).catch((error) => {
    if (!signal.aborted) emit({ type: 'error', error });
    return unchecked;
  });
  if (check.moderations.length > 0 && !signal.aborted) {
    current = { ...current, parts: moderate(current, check.text, check.moderations) };
    store.dispatch({ type: 'message-changed', message: current });
  }
  if (signal.aborted) end('stopped');
  else if (check.text === null) end('blocked');
  if (current.status.type === 'done') return null;

  // A message that is stored nowhere must not be answered: after a reload it would not have been asked.
  await save();
  const request = createRequest('submit-message', current, context);
  let stream: ReplyStream | undefined;
  try {
    stream = await sendRequest(request, {
      transport,
      environment,
      signal,
      onConnection: (connection) => store.dispatch({ type: 'connection-changed', connection }),
    });
  } catch (error) {
    const { code } = toFailure(error);
    emit({ type: 'error', error });
    end(code === 'blocked' ? 'blocked' : 'error', code);
    return code;
  }
  end(stream === undefined ? 'stopped' : 'complete');
  if (stream === undefined) return null;
  emit({ type: 'message-sent', message: current });
  const reply = createReply(request.replyMessageId, current.id, stream.replyId, context);
  return readErrorCode(await followReply({ message: reply, stream, signal }, context));
};

/** The tree changes only when the back end has taken the request: until then, and if it fails, the old answer stays in view. */
const regenerate = async (
  message: Message,
  context: ConversationContext,
  signal: AbortSignal,
): Promise<ErrorCode | null> => {
  const { store, environment, transport } = context;
  const request = createRequest('regenerate-message', message, context);
  const stream = await sendRequest(request, {
    transport,
    environment,
    signal,
    onConnection: (connection) => store.dispatch({ type: 'connection-changed', connection }),
  });
  if (stream === undefined) return null;
  const returnTo = store.getModel().tree.headId;
  const reply = createReply(request.replyMessageId, message.id, stream.replyId, context);
  return readErrorCode(await followReply({ message: reply, stream, signal, returnTo }, context));
};

const createRequest = (
  trigger: 'submit-message' | 'regenerate-message',
  message: Message,
  { site, language, environment, store }: ConversationContext,
) => {
  const { id, tree } = store.getModel();
  return {
    conversationId: id,
    site,
    trigger,
    message: { id: message.id, text: getMessageText(message), parentId: findKnownParent(tree, message.parentId) },
    replyMessageId: environment.createId(),
    ...(language !== undefined && { language }),
  };
};

/** The nearest message above that the back end knows: what failed, was blocked or stopped on its way never reached it. */
const findKnownParent = (tree: MessageTree, parentId: string | null): string | null => {
  const parent = getMessage(tree, parentId);
  if (parent === undefined) return null;
  const isKnown = parent.role !== 'user' || (parent.status.type === 'done' && parent.status.outcome === 'complete');
  return isKnown ? parent.id : findKnownParent(tree, parent.parentId);
};

const createReply = (
  id: string,
  parentId: string,
  replyId: string | undefined,
  { environment }: ConversationContext,
): Message => ({
  id,
  role: 'assistant',
  parentId,
  parts: [],
  status: { type: 'pending' },
  createdAtMs: environment.now(),
  ...(replyId !== undefined && { replyId }),
});

/** The message as the guards leave it; when it is blocked the visitor keeps their own words. */
const moderate = ({ id, parts }: Message, text: string | null, moderations: readonly Moderation[]): readonly Part[] => {
  const kept = parts.filter(({ type }) => type !== 'data-parley-moderation' && (type !== 'text' || text === null));
  const found = moderations.map(
    (data, index) => ({ type: 'data-parley-moderation', id: `${id}-${index}`, data }) as const,
  );
  return [...(text === null ? [] : [{ type: 'text', text } as const]), ...kept, ...found];
};

const readErrorCode = ({ status }: Message): ErrorCode | null =>
  status.type === 'done' && status.outcome === 'error' ? (status.errorCode ?? 'internal') : null;
