import type { LanguageModelV2, LanguageModelV3, LanguageModelV4 } from '@ai-sdk/provider';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { collect, textOf } from '../../test/collect.ts';
import { createModelRequest } from '../../test/model-request.ts';
import { type AiSdkModel, type AiSdkStreamPart, fromAiSdk } from './from-ai-sdk.ts';

const request = createModelRequest();

const createModel = (...parts: readonly AiSdkStreamPart[]): AiSdkModel & { readonly prompts: unknown[] } => {
  const prompts: unknown[] = [];
  return {
    specificationVersion: 'v3',
    provider: 'acme',
    modelId: 'one',
    prompts,
    doStream: async ({ prompt }) => {
      prompts.push(prompt);
      const stream = new ReadableStream<AiSdkStreamPart>({
        start: (controller) => {
          for (const each of parts) controller.enqueue(each);
          controller.close();
        },
      });
      return { stream };
    },
  };
};

const part = (fields: AiSdkStreamPart & Record<string, unknown>): AiSdkStreamPart => fields;

describe('fromAiSdk', () => {
  it('accepts the models of specification 2, 3 and 4', () => {
    expectTypeOf<LanguageModelV2>().toExtend<AiSdkModel>();
    expectTypeOf<LanguageModelV3>().toExtend<AiSdkModel>();
    expectTypeOf<LanguageModelV4>().toExtend<AiSdkModel>();
    expect(fromAiSdk(createModel()).name).toBe('acme/one');
  });

  it.each([
    ['2', { usage: { inputTokens: 5, outputTokens: 2 }, finishReason: 'stop' }],
    [
      '3',
      {
        usage: { inputTokens: { total: 5 }, outputTokens: { total: 2 } },
        finishReason: { unified: 'stop', raw: 'end' },
      },
    ],
  ])('streams text, usage and finish of specification %s', async (_, end) => {
    const model = createModel(
      part({ type: 'stream-start', warnings: [] }),
      part({ type: 'text-start', id: '1' }),
      part({ type: 'text-delta', id: '1', delta: 'Hello.' }),
      part({ type: 'text-end', id: '1' }),
      part({ type: 'finish', ...end }),
    );
    const chunks = await collect(fromAiSdk(model).stream(request));
    expect(textOf(chunks)).toBe('Hello.');
    expect(chunks.at(-2)).toMatchObject({ data: { model: 'acme/one', inputTokens: 5, outputTokens: 2 } });
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
    expect(model.prompts).toEqual([
      [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: 'Hello?' }] },
      ],
    ]);
  });

  it('fails as unavailable when the stream brings an error, and as refused for a status of the caller', async () => {
    const failing = createModel(part({ type: 'error', error: new Error('secret') }));
    await expect(collect(fromAiSdk(failing).stream(request))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    const refusing: AiSdkModel = { ...createModel(), doStream: () => Promise.reject({ statusCode: 401 }) };
    await expect(collect(fromAiSdk(refusing).stream(request))).rejects.toMatchObject({ code: 'upstream-refused' });
  });

  it('fails as truncated without a finish', async () => {
    await expect(collect(fromAiSdk(createModel()).stream(request))).rejects.toMatchObject({ code: 'truncated' });
  });
});
