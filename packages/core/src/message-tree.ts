import type { ConversationRecord, Message } from '@parley/protocol';

/** Every message of every branch, and the branch in view. Made and changed by the functions of this file only. */
export type MessageTree = {
  /** In the order in which they came; parents come before their children. */
  readonly messages: readonly Message[];
  /** Where in `messages` an id stands. Shared between trees that differ in the contents of messages only. */
  readonly positions: ReadonlyMap<string, number>;
  /** The last message of the branch in view. */
  readonly headId: string | null;
  /** From the first message to the head. Kept, not computed, so that a frame of a growing reply costs two flat copies. */
  readonly branch: readonly Message[];
};

export const emptyTree: MessageTree = { messages: [], positions: new Map(), headId: null, branch: [] };

export const getMessage = ({ messages, positions }: MessageTree, messageId: string | null): Message | undefined => {
  const position = messageId === null ? undefined : positions.get(messageId);
  return position === undefined ? undefined : messages[position];
};

/** Adds a message and brings it into view. An id that is already there is replaced in its place, so history holds no turn twice. */
export const appendMessage = (tree: MessageTree, message: Message): MessageTree =>
  tree.positions.has(message.id)
    ? moveHead(replaceMessage(tree, message), message.id)
    : createTree([...tree.messages, message], message.id);

/** Puts a changed message in the place of the one with its id; every other message keeps its identity. Unknown ids change nothing. */
export const replaceMessage = (tree: MessageTree, message: Message): MessageTree => {
  const current = getMessage(tree, message.id);
  if (current === undefined || current === message) return tree;
  return {
    ...tree,
    messages: replaceLast(tree.messages, current, message),
    branch: replaceLast(tree.branch, current, message),
  };
};

/** Takes out a message that has no children. When it was the head, its parent is in view again. */
export const removeMessage = (tree: MessageTree, messageId: string): MessageTree => {
  const message = getMessage(tree, messageId);
  if (message === undefined || tree.messages.some(({ parentId }) => parentId === messageId)) return tree;
  const rest = tree.messages.filter((other) => other !== message);
  return createTree(rest, tree.headId === messageId ? message.parentId : tree.headId);
};

/** Ids of the messages with the same parent, itself included, oldest first. Empty when the message is unknown. */
export const getSiblings = (tree: MessageTree, messageId: string): readonly string[] => {
  const message = getMessage(tree, messageId);
  if (message === undefined) return [];
  return tree.messages.filter(({ parentId }) => parentId === message.parentId).map(({ id }) => id);
};

/** Ends the branch in view at this message. Unknown ids change nothing. */
export const moveHead = (tree: MessageTree, headId: string | null): MessageTree =>
  headId === tree.headId || (headId !== null && !tree.positions.has(headId))
    ? tree
    : { ...tree, headId, branch: walkUp(tree, headId) };

/** Brings the newest end of the branch through this message into view. */
export const switchHead = (tree: MessageTree, messageId: string): MessageTree => {
  if (!tree.positions.has(messageId)) return tree;
  const lastChildren = new Map<string | null, string>();
  for (const { id, parentId } of tree.messages) lastChildren.set(parentId, id);
  let headId = messageId;
  for (let child = lastChildren.get(headId); child !== undefined; child = lastChildren.get(headId)) headId = child;
  return headId === tree.headId ? tree : moveHead(tree, headId);
};

/**
 * Reads a record. Parents that are missing or come after their children, which no writer of ours makes, are taken as
 * none: nothing of a damaged record is lost, and no branch can run in a circle.
 */
export const importTree = (record: Pick<ConversationRecord, 'messages' | 'headId'>): MessageTree => {
  const known = new Set<string>();
  const messages = record.messages.flatMap((message) => {
    if (known.has(message.id)) return [];
    const isOrphan = message.parentId !== null && !known.has(message.parentId);
    known.add(message.id);
    return [isOrphan ? { ...message, parentId: null } : message];
  });
  const isKnown = record.headId !== null && known.has(record.headId);
  return createTree(messages, isKnown ? record.headId : (messages.at(-1)?.id ?? null));
};

export const exportTree = ({ messages, headId }: MessageTree): Pick<ConversationRecord, 'messages' | 'headId'> => ({
  messages,
  headId,
});

const createTree = (messages: readonly Message[], headId: string | null): MessageTree =>
  moveHead({ ...emptyTree, messages, positions: new Map(messages.map(({ id }, index) => [id, index])) }, headId);

const walkUp = (tree: MessageTree, headId: string | null): readonly Message[] => {
  const branch: Message[] = [];
  for (let message = getMessage(tree, headId); message !== undefined; message = getMessage(tree, message.parentId)) {
    branch.push(message);
  }
  return branch.reverse();
};

const replaceLast = (messages: readonly Message[], current: Message, next: Message): readonly Message[] => {
  const index = messages.lastIndexOf(current);
  if (index < 0) return messages;
  const copy = messages.slice();
  copy[index] = next;
  return copy;
};
