import { type Chunk, isParleyDataPart, ParleyError } from '@parley/protocol';
import type { Site } from '../site.ts';
import type { StoredReply } from '../stores/store.ts';
import type { AnswerTurn } from './answer-turn.ts';
import { readHistory, readMessageText } from './read-history.ts';

/** Produces the chunks of a stored reply, from what is stored and from nothing else; so it can be begun again after a restart. */
export type RunTurn = (turn: {
  readonly site: Site;
  readonly reply: StoredReply;
  readonly signal: AbortSignal;
}) => AsyncGenerator<Chunk, void, undefined>;

export const createRunTurn = (answerTurn: AnswerTurn): RunTurn =>
  async function* ({ site, reply, signal }) {
    const conversation = await site.store.getConversation(reply.conversationId);
    const message = conversation?.messages.find(({ id }) => id === reply.userMessageId);
    if (conversation === null || message === undefined) {
      throw new ParleyError('The message of this reply is gone.', { code: 'not-found' });
    }
    const language = reply.language ?? undefined;
    for (const part of message.parts) {
      if (!isParleyDataPart(part) || part.type !== 'data-parley-moderation') continue;
      yield part;
      if (part.data.action === 'block') return yield { type: 'finish', finishReason: 'content-filter' };
    }
    const chunks = answerTurn({
      site,
      text: readMessageText(message),
      history: readHistory(conversation.messages, message.parentId),
      language,
      signal,
    });
    const canOffer =
      conversation.handoff === null || ['offered', 'returned', 'closed'].includes(conversation.handoff.status);
    for await (const chunk of chunks) {
      if (isParleyDataPart(chunk) && chunk.type === 'data-parley-handoff') {
        // Whoever has asked for a person is not offered one again.
        if (!canOffer) continue;
        await site.store.setHandoff(conversation.id, chunk.data);
      }
      yield chunk;
    }
  };
