import type { Message, Part, ToolPart } from '@parley/protocol';
import type { StoredConversation } from '../ports/storage.ts';

export type RedactOptions = {
  /** @default false */
  readonly includesReasoning?: boolean;
  /** @default false */
  readonly includesToolInputs?: boolean;
};

export const isToolPart = (part: Part): part is ToolPart => 'toolCallId' in part;

/** What of a conversation may leave the visitor's hands: without what the model thought and what tools were asked with. */
export const redactRecord = (
  { activeReply: _reply, queue: _queue, messages, ...record }: StoredConversation,
  { includesReasoning = false, includesToolInputs = false }: RedactOptions = {},
): StoredConversation => ({
  ...record,
  messages: messages.map(({ replyId: _replyId, ...message }) => ({
    ...message,
    parts: message.parts.flatMap((part): readonly Part[] => {
      if (part.type === 'reasoning') return includesReasoning ? [part] : [];
      return isToolPart(part) && !includesToolInputs ? [withoutInput(part)] : [part];
    }),
  })),
});

const withoutInput = ({ input: _input, inputText: _inputText, ...part }: ToolPart): ToolPart => part;

/** A conversation of a file under an id of its own, in which nothing is under way that opening it would send or resume. */
export const settleRecord = (record: StoredConversation, id: string): StoredConversation => {
  const { activeReply: _reply, queue: _queue, handoff: _handoff, messages, ...rest } = record;
  return { ...rest, id, messages: messages.map(settleMessage) };
};

const settleMessage = ({ replyId: _replyId, ...message }: Message): Message =>
  message.status.type === 'done' ? message : { ...message, status: { type: 'done', outcome: 'stopped' } };
