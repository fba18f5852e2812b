import { personalData, words } from '@parley/guard';
import { guardModel } from '@parley/guard/ai-sdk';
import { streamText, wrapLanguageModel } from 'ai';
import { MockLanguageModelV4, simulateReadableStream } from 'ai/test';

// Put your own model here: `openai('…')`, `anthropic('…')` or any other of the AI SDK.
const deltas = ['Write to li.w', 'ei@example.org. ', 'Then k', ' i l l', ' time until the reply.'];
const tokens = {
  noCache: undefined,
  cacheRead: undefined,
  cacheWrite: undefined,
  text: undefined,
  reasoning: undefined,
};
const model = new MockLanguageModelV4({
  doStream: async () => ({
    stream: simulateReadableStream({
      chunks: [
        { type: 'text-start', id: '1' },
        ...deltas.map((delta) => ({ type: 'text-delta' as const, id: '1', delta })),
        { type: 'text-end', id: '1' },
        {
          type: 'finish',
          finishReason: { unified: 'stop', raw: 'stop' },
          usage: { inputTokens: { total: 4, ...tokens }, outputTokens: { total: 12, ...tokens } },
        },
      ],
    }),
  }),
});

const guarded = wrapLanguageModel({
  model,
  middleware: guardModel({ guards: [words({ block: ['kill'] }), personalData()] }),
});
const result = streamText({ model: guarded, prompt: 'How do I reach Li Wei?' });
let shown = '';
for await (const piece of result.textStream) shown += piece;
console.log(`${shown} (${await result.finishReason})`);
