import { createHmac } from 'node:crypto';
import { createConversation, getMessageText, memoryStorage, persist, relayTransport } from '@parley/core';
import { createNodeEnvironment } from '@parley/core/node';
import { type Citation, type ErrorCode, type Handoff, isParleyDataPart } from '@parley/protocol';

export type BotOptions = {
  readonly endpoint: string;
  readonly site: string;
  /** From it comes each customer's own key to their conversation. Keep it, and keep it secret. */
  readonly secret: string;
  readonly fetch?: typeof fetch;
};

export type BotRequest = { readonly customerId: string; readonly text: string };

export type BotAnswer =
  | {
      readonly type: 'answer';
      readonly text: string;
      readonly citations: readonly Citation[];
      readonly handoff: Handoff | null;
    }
  | { readonly type: 'failure'; readonly code: ErrorCode };

const asksForPerson = (text: string): boolean =>
  /\b(talk|speak|chat)\b.{0,20}\b(person|human|agent|someone)\b|转人工|人工客服|真人/i.test(text);

/**
 * Answers customers. It keeps nothing itself: a customer's conversation is found again by their id, on the relay, so any
 * number of bots can answer, and each can be restarted at any time.
 */
export const createBot = ({ endpoint, site, secret, fetch = globalThis.fetch }: BotOptions) => {
  const lines = new Map<string, Promise<unknown>>();
  const derive = (purpose: string, customerId: string) =>
    createHmac('sha256', secret).update(`${purpose}:${customerId}`).digest('hex');

  const answerOne = async ({ customerId, text }: BotRequest): Promise<BotAnswer> => {
    const conversation = createConversation({
      id: derive('conversation', customerId),
      transport: relayTransport({ endpoint, site, visitor: derive('visitor', customerId), fetch }),
      environment: createNodeEnvironment(),
      // Nothing is kept here; what was said before comes from the relay.
      persistence: persist(memoryStorage()),
    });
    try {
      await conversation.send(text);
      const { messages, errorCode } = conversation.getSnapshot();
      const last = messages.at(-1);
      if (errorCode !== null || last?.role !== 'assistant') return { type: 'failure', code: errorCode ?? 'internal' };
      if (asksForPerson(text)) await conversation.requestPerson();
      const data = last.parts.filter(isParleyDataPart);
      return {
        type: 'answer',
        text: getMessageText(last),
        citations: data.flatMap((part) => (part.type === 'data-parley-citation' ? [part.data] : [])),
        handoff: conversation.getSnapshot().handoff,
      };
    } finally {
      conversation.destroy();
    }
  };

  return {
    /** Messages of one customer are answered one after the other, in the order in which they came. */
    answer: (request: BotRequest): Promise<BotAnswer> => {
      const before = lines.get(request.customerId) ?? Promise.resolve();
      const answer = before.then(() => answerOne(request));
      const done = answer.then(
        () => {},
        () => {},
      );
      lines.set(request.customerId, done);
      void done.then(() => {
        if (lines.get(request.customerId) === done) lines.delete(request.customerId);
      });
      return answer;
    },
  };
};
