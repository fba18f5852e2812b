import type { Message, Wire } from '@parley/protocol';
import type { Dialect, Question } from '../dialect.ts';

export type WireDialectOptions = { readonly url: string; readonly wire: Wire; readonly model: string };

const createMessage = ({ messageId, text }: Question): Message => ({
  id: messageId,
  role: 'user',
  parentId: null,
  parts: [{ type: 'text', text }],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

/** A provider, or anything that speaks one of the providers' wires. */
export const createWireDialect = ({ url, wire, model }: WireDialectOptions): Dialect => ({
  name: wire.name,
  framing: wire.framing,
  hasChunkFrames: false,
  isIdempotent: false,
  createReader: wire.createReader,
  writeQuestion: (question) => {
    const { conversationId: id, replyMessageId } = question;
    const messages = [createMessage(question)];
    const conversation = { id, messages, trigger: 'submit-message' as const, replyMessageId };
    const { path, headers, body } = wire.writeRequest({ model, conversation });
    return { method: 'POST', url: url.replace(/\/+$/, '') + path, headers, body };
  },
});
