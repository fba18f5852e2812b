import { citationParts, createAnswer, createUserMessage, done, sampleAnswer } from './sample-messages.ts';
import { WidgetStory } from './widget-story.tsx';

export default { title: 'Conversation' };

const question = createUserMessage('question', 'What does an outgoing international transfer cost?');
const answer = createAnswer('answer', sampleAnswer, {
  parts: [
    { type: 'text', text: sampleAnswer },
    ...citationParts(),
    {
      type: 'data-parley-suggestions',
      id: 'suggestions',
      data: { suggestions: ['What does an incoming transfer cost?', 'What is the daily limit?'] },
    },
  ],
});
const usual = { messages: [question, answer] };
const chinese = {
  messages: [
    createUserMessage('question', '挂失银行卡要多久？'),
    createAnswer(
      'answer',
      '挂失**立即生效**：通过手机银行、电话或网点办理后，卡片会马上停用。[1]\n\n- 新卡一般在 5 个工作日内寄到\n- 加急服务为 2 个工作日 [2]',
    ),
  ],
};
const arabic = {
  messages: [
    createUserMessage('question', 'كم تكلفة التحويل الدولي الصادر؟'),
    createAnswer('answer', 'تبلغ تكلفة التحويل الدولي **5 جنيهات** عبر التطبيق و12 جنيهًا في الفرع. [1]'),
  ],
};
const notFound = {
  messages: [
    createUserMessage('question', 'Do you sell pet insurance for my hamster?'),
    createAnswer('answer', '', {
      parts: [
        { type: 'text', text: 'I could not find anything about this in our documents.' },
        { type: 'data-parley-grounding', id: 'grounding', data: { status: 'not-found', confidence: 0.1 } },
        {
          type: 'data-parley-suggestions',
          id: 'suggestions',
          data: { suggestions: ['Home insurance', 'Travel insurance', 'How do I complain?'] },
        },
      ],
    }),
  ],
};
const failed = {
  messages: [
    question,
    createAnswer('cut', 'An outgoing international transfer', { status: done('truncated') }),
    createUserMessage('rude', 'Something that is not allowed', { status: done('blocked') }),
    createAnswer('withdrawn', '', { status: done('blocked') }),
    createUserMessage('unsent', 'Hello?', { status: { type: 'done', outcome: 'error', errorCode: 'rate-limited' } }),
    createAnswer('failed', '', { status: { type: 'done', outcome: 'error', errorCode: 'upstream-unavailable' } }),
  ],
};
const offline = {
  connection: 'offline',
  status: 'submitted',
  queue: [{ id: 'queued', text: 'And how long does it take?' }],
  messages: [createUserMessage('waiting', 'What are your opening hours?', { status: { type: 'pending' } })],
} as const;
const long = {
  messages: Array.from({ length: 1000 }, (_, index) =>
    index % 2 === 0
      ? createUserMessage(`message-${index}`, `Question ${index / 2 + 1}: what does a transfer cost?`)
      : createAnswer(`message-${index}`, sampleAnswer),
  ),
};

export const Live = () => <WidgetStory />;
export const Empty = () => <WidgetStory state={{}} />;
export const Usual = () => <WidgetStory state={usual} />;
export const NotFound = () => <WidgetStory state={notFound} />;
export const Failed = () => <WidgetStory state={failed} />;
export const Offline = () => <WidgetStory state={offline} />;
export const AThousandMessages = () => <WidgetStory state={long} />;
export const Dark = () => <WidgetStory state={usual} settings={{ theme: 'dark' }} />;
export const Chinese = () => <WidgetStory state={chinese} settings={{ language: 'zh-CN' }} />;
export const RightToLeft = () => <WidgetStory state={arabic} settings={{ language: 'ar' }} />;
export const Phone = () => <WidgetStory state={usual} width={360} height={640} />;
export const Wide = () => <WidgetStory state={usual} width={960} />;
export const OtherAccent = () => <WidgetStory state={usual} settings={{ accent: 'darkgreen' }} />;
