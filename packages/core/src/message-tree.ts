import type { ConversationRecord, Message } from '@parley/protocol';

/** Every message of every branch, and the branch in view. Made and changed by the functions of this file only. */
export type MessageTree = {
  /** In the order in which they came; parents come before their children. */
  readonly messages: readonly Message[];
  /** Where in `messages` an id stands. Shared between trees that differ in the contents of messages only. */
  readonly positions: ReadonlyMap<string, number>;
  /** The last message of the branch in view. */
  readonly headId: string | null;
};

export const emptyTree: MessageTree = { messages: [], positions: new Map(), headId: null };

const findPlace = ({ positions }: MessageTree, messageId: string | null): number =>
  (messageId === null ? undefined : positions.get(messageId)) ?? -1;

export const getMessage = (tree: MessageTree, messageId: string | null): Message | undefined =>
  tree.messages[findPlace(tree, messageId)];

/** From the first message to this one, or to the head. */
export const getBranch = (tree: MessageTree, headId = tree.headId): readonly Message[] => {
  const { messages } = tree;
  const branch: Message[] = [];
  let place = findPlace(tree, headId);
  for (let message = messages[place]; message !== undefined; message = messages[place]) {
    branch.push(message);
    const { parentId } = message;
    // A parent nearly always stands right before; a look-up for each message would be most of the cost of a long history.
    place = messages[place - 1]?.id === parentId ? place - 1 : findPlace(tree, parentId);
  }
  return branch.reverse();
};

/** Adds a message and brings it into view. An id that is already there is replaced in its place, so history holds no turn twice. */
export const appendMessage = (tree: MessageTree, message: Message): MessageTree => {
  const { messages, positions } = tree;
  const appended = positions.has(message.id)
    ? replaceMessage(tree, message)
    : { ...tree, messages: [...messages, message], positions: new Map(positions).set(message.id, messages.length) };
  return moveHead(appended, message.id);
};

/** Puts a changed message in the place of the one with its id; every other message keeps its identity. Unknown ids change nothing. */
export const replaceMessage = (tree: MessageTree, message: Message): MessageTree => {
  const position = tree.positions.get(message.id);
  if (position === undefined || tree.messages[position] === message) return tree;
  return { ...tree, messages: tree.messages.with(position, message) };
};

/** Takes out a message that has no children. When it was the head, its parent is in view again. */
export const removeMessage = (tree: MessageTree, messageId: string): MessageTree => {
  const message = getMessage(tree, messageId);
  if (message === undefined || tree.messages.some(({ parentId }) => parentId === messageId)) return tree;
  return createTree(
    tree.messages.filter((other) => other !== message),
    tree.headId === messageId ? message.parentId : tree.headId,
  );
};

/** Ids of the messages with the same parent, itself included, oldest first. Empty when the message is unknown. */
export const getSiblings = (tree: MessageTree, messageId: string): readonly string[] => {
  const message = getMessage(tree, messageId);
  if (message === undefined) return [];
  return tree.messages.filter(({ parentId }) => parentId === message.parentId).map(({ id }) => id);
};

/** Ends the branch in view at this message. Unknown ids change nothing. */
export const moveHead = (tree: MessageTree, headId: string | null): MessageTree =>
  headId === tree.headId || (headId !== null && !tree.positions.has(headId)) ? tree : { ...tree, headId };

/** Brings the newest end of the branch through this message into view. */
export const switchHead = (tree: MessageTree, messageId: string): MessageTree => {
  const newestChildren = new Map(tree.messages.map(({ id, parentId }) => [parentId, id]));
  let headId = messageId;
  for (let child = newestChildren.get(headId); child !== undefined; child = newestChildren.get(headId)) headId = child;
  return moveHead(tree, headId);
};

/**
 * Reads a record. Parents that are missing or come after their children, which no writer of ours makes, are taken as
 * none: nothing of a damaged record is lost, and no branch can run in a circle.
 */
export const importTree = ({ messages, headId }: Pick<ConversationRecord, 'messages' | 'headId'>): MessageTree => {
  const known = new Set<string>();
  const kept = messages.flatMap((message) => {
    if (known.has(message.id)) return [];
    const isOrphan = message.parentId !== null && !known.has(message.parentId);
    known.add(message.id);
    return [isOrphan ? { ...message, parentId: null } : message];
  });
  return createTree(kept, headId !== null && known.has(headId) ? headId : (kept.at(-1)?.id ?? null));
};

const createTree = (messages: readonly Message[], headId: string | null): MessageTree => ({
  messages,
  positions: new Map(messages.map(({ id }, index) => [id, index])),
  headId,
});
