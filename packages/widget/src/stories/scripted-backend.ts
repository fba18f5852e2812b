import { createConversation, functionTransport, type ReplyFunction } from '@parley/core';
import type { SiteInfo } from '@parley/protocol';
import type { ChatBackend } from '../panel/panel-contract.ts';
import { sampleAnswer, sampleCitations } from './sample-messages.ts';

export const sampleSite: SiteInfo = {
  key: 'harbour-bank',
  name: 'Harbour Bank',
  languages: ['en', 'zh-CN'],
  assistantName: 'Harbour Assistant',
  greeting: {
    en: 'Hello, I’m the Harbour Bank assistant. What can I look up for you?',
    'zh-CN': '您好，我是海港银行智能助手。想了解些什么？',
  },
  suggestions: {
    en: [
      'What does an outgoing international transfer cost?',
      'How do I report a lost card?',
      'Which documents do I need to open an account?',
    ],
    'zh-CN': ['跨境汇款的手续费是多少？', '挂失银行卡要多久？', '开户需要准备哪些材料？'],
  },
  canHandOff: true,
};

const waitFor = (delayMs: number) => new Promise((resolve) => setTimeout(resolve, delayMs));

/** Answers each question with the same words, a few at a time, and its sources at the end. */
export const createScript = (answer: string = sampleAnswer, paceMs = 30): ReplyFunction =>
  async function* (_request, { signal }) {
    await waitFor(paceMs * 10);
    for (const word of answer.match(/\s*\S+/g) ?? []) {
      if (signal.aborted) return;
      yield word;
      await waitFor(paceMs);
    }
    for (const data of sampleCitations) yield { type: 'data-parley-citation', id: `citation-${data.number}`, data };
    yield {
      type: 'data-parley-suggestions',
      id: 'suggestions',
      data: { suggestions: ['What does an incoming transfer cost?', 'What is the daily limit?'] },
    };
  };

/** A live conversation over a script instead of a relay. */
export const createScriptedBackend = (script: ReplyFunction = createScript()): ChatBackend => ({
  conversation: createConversation({ transport: functionTransport(script) }),
  site: Promise.resolve(sampleSite),
});
