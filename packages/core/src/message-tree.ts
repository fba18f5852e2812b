import type { ConversationRecord, Message } from '@parley/protocol';

/** Every message of every branch, in the order in which they came, and the last message of the branch in view. */
export type MessageTree = { readonly messages: ReadonlyMap<string, Message>; readonly headId: string | null };

export const emptyTree: MessageTree = { messages: new Map(), headId: null };

/** Adds a message and brings it into view. An id that is already there is replaced in its place, so history holds no turn twice. */
export const appendMessage = (tree: MessageTree, message: Message): MessageTree => ({
  messages: new Map(tree.messages).set(message.id, message),
  headId: message.id,
});

/** Puts a changed message in the place of the one with its id; every other message keeps its identity. Unknown ids change nothing. */
export const replaceMessage = (tree: MessageTree, message: Message): MessageTree => {
  const current = tree.messages.get(message.id);
  if (current === undefined || current === message) return tree;
  return { ...tree, messages: new Map(tree.messages).set(message.id, message) };
};

/** Takes out a message that has no children. When it was the head, its parent is in view again. */
export const removeMessage = (tree: MessageTree, messageId: string): MessageTree => {
  const message = tree.messages.get(messageId);
  if (message === undefined) return tree;
  const messages = new Map(tree.messages);
  for (const { parentId } of messages.values()) if (parentId === messageId) return tree;
  messages.delete(messageId);
  return { messages, headId: tree.headId === messageId ? message.parentId : tree.headId };
};

/** The branch in view, from the first message to the head. */
export const selectBranch = (tree: MessageTree): readonly Message[] => {
  const branch: Message[] = [];
  let message = tree.headId === null ? undefined : tree.messages.get(tree.headId);
  while (message !== undefined) {
    branch.push(message);
    message = message.parentId === null ? undefined : tree.messages.get(message.parentId);
  }
  return branch.reverse();
};

/** Ids of the messages with the same parent, itself included, oldest first. Empty when the message is unknown. */
export const getSiblings = (tree: MessageTree, messageId: string): readonly string[] => {
  const message = tree.messages.get(messageId);
  if (message === undefined) return [];
  return [...tree.messages.values()].filter(({ parentId }) => parentId === message.parentId).map(({ id }) => id);
};

/** Brings the newest end of the branch through this message into view. */
export const switchHead = (tree: MessageTree, messageId: string): MessageTree => {
  if (!tree.messages.has(messageId)) return tree;
  const lastChildren = new Map<string | null, string>();
  for (const { id, parentId } of tree.messages.values()) lastChildren.set(parentId, id);
  let headId = messageId;
  for (let child = lastChildren.get(headId); child !== undefined; child = lastChildren.get(headId)) headId = child;
  return headId === tree.headId ? tree : { ...tree, headId };
};

/**
 * Reads a record. Parents that are missing or come after their children, which no writer of ours makes, are taken as
 * none: nothing of a damaged record is lost, and no branch can run in a circle.
 */
export const importTree = (record: Pick<ConversationRecord, 'messages' | 'headId'>): MessageTree => {
  const messages = new Map<string, Message>();
  for (const message of record.messages) {
    if (messages.has(message.id)) continue;
    const isOrphan = message.parentId !== null && !messages.has(message.parentId);
    messages.set(message.id, isOrphan ? { ...message, parentId: null } : message);
  }
  const isKnown = record.headId !== null && messages.has(record.headId);
  return { messages, headId: isKnown ? record.headId : ([...messages.keys()].at(-1) ?? null) };
};

export const exportTree = (tree: MessageTree): Pick<ConversationRecord, 'messages' | 'headId'> => ({
  messages: [...tree.messages.values()],
  headId: tree.headId,
});
