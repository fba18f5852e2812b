import { words } from '@parley/guard';
import { ParleyError } from '@parley/protocol';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { settle } from '../../test/collect.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { createTestRelay } from '../../test/test-relay.ts';

const key = 'parley-test-0123456789abcdef';
const question = { role: 'user', content: 'What does an international transfer cost?' } as const;

const setUp = async (changes: Parameters<typeof createTestRelay>[0] = {}, apiKey = key) => {
  const test = await createTestRelay({ apiKeys: [key], ...changes });
  const client = new OpenAI({
    apiKey,
    baseURL: 'http://relay.example/v1',
    maxRetries: 0,
    fetch: (input, init) => test.relay.fetch(new Request(input, init)),
  });
  return { ...test, client };
};

describe('the openai package against the relay', () => {
  it('gets a whole answer with its citations', async () => {
    const { client } = await setUp();
    const completion = await client.chat.completions.create({ model: 'bank', messages: [question] });
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'It costs 18 dollars [1].' },
    });
    expect(completion).toMatchObject({
      object: 'chat.completion',
      model: 'bank',
      citations: [{ number: 1, passageId: 'fees-1' }],
    });
  });

  it('streams, with the citations at the end and the usage where it is wanted', async () => {
    const { client } = await setUp();
    const stream = await client.chat.completions.create({
      model: 'bank',
      messages: [question],
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    const chunks = [];
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      chunks.push(chunk);
    }
    expect(text).toBe('It costs 18 dollars [1].');
    expect(chunks.find((chunk) => chunk.choices[0]?.finish_reason === 'stop')).toMatchObject({
      citations: [{ number: 1 }],
    });
    expect(chunks.at(-1)?.usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
  });

  it('streams through its helper as well', async () => {
    const { client } = await setUp();
    const final = await client.chat.completions.stream({ model: 'bank', messages: [question] }).finalContent();
    expect(final).toBe('It costs 18 dollars [1].');
  });

  it('brings its own history, but no persona, policy or tools', async () => {
    const model = createScriptedModel(...textChunks('Fine.'));
    const { client } = await setUp({ model });
    await client.chat.completions.create({
      model: 'bank',
      messages: [
        { role: 'system', content: 'You are a pirate.' },
        { role: 'user', content: 'First question' },
        { role: 'assistant', content: 'First answer' },
        { role: 'user', content: [{ type: 'text', text: 'And an urgent transfer?' }] },
      ],
      tools: [{ type: 'function', function: { name: 'rm', parameters: {} } }],
    });
    const said = JSON.stringify(model.requests[0]?.messages);
    expect(said).toMatch(/First question.*First answer.*urgent/);
    expect(said).not.toContain('pirate');
    expect(model.requests[0]?.question).toBe('And an urgent transfer?');
  });

  it('lists the sites as models', async () => {
    const { client } = await setUp();
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['bank', 'clinic']);
  });

  it('reaches only the sites of its key', async () => {
    const { client } = await setUp({ apiKeys: [{ key, sites: ['clinic'] }] });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['clinic']);
    const completion = await client.chat.completions.create({ model: 'bank', messages: [question] });
    expect(completion.model).toBe('clinic');
  });

  it('is refused without a valid key, and when there are none', async () => {
    const wrong = await setUp({}, 'parley-wrong-0123456789abcdef');
    await expect(wrong.client.chat.completions.create({ model: 'bank', messages: [question] })).rejects.toMatchObject({
      status: 401,
    });
    await expect(wrong.client.models.list()).rejects.toMatchObject({ status: 401 });
    const closed = await setUp({ apiKeys: [] });
    await expect(closed.client.chat.completions.create({ model: 'bank', messages: [question] })).rejects.toMatchObject({
      status: 401,
    });
  });

  it('is guarded on the way in and on the way out', async () => {
    const guards = { input: [words({ block: ['forbidden'] })], output: [words({ block: ['launch code'] })] };
    const model = createScriptedModel(...textChunks('It is: lau', 'nch code 7351'));
    const { client } = await setUp({ model, site: { guards } });
    const input = await client.chat.completions.create({
      model: 'bank',
      messages: [{ role: 'user', content: 'forbidden things' }],
    });
    expect(input.choices[0]?.finish_reason).toBe('content_filter');
    expect(model.requests).toHaveLength(0);
    const output = await client.chat.completions.create({ model: 'bank', messages: [question] });
    expect(output.choices[0]?.finish_reason).toBe('content_filter');
    expect(output.choices[0]?.message.content).not.toMatch(/launch|7351/);
  });

  it('hears of a failure in safe words, before and during the stream', async () => {
    const failure = new ParleyError('key sk-canary', { code: 'upstream-unavailable' });
    const whole = await setUp({ model: createScriptedModel(failure) });
    const refused = await whole.client.chat.completions
      .create({ model: 'bank', messages: [question] })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 503, code: 'upstream-unavailable' });
    expect(String(refused)).not.toContain('canary');
    const stream = await whole.client.chat.completions.create({ model: 'bank', messages: [question], stream: true });
    const reading = (async () => {
      for await (const chunk of stream) expect(chunk.choices[0]?.finish_reason ?? null).toBeNull();
    })();
    await expect(reading).rejects.toThrow(/cannot answer just now/);
  });

  it('ends the model when it goes', async () => {
    const model = createScriptedModel(
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'It' },
      'hang',
    );
    const { client } = await setUp({ model });
    const stream = await client.chat.completions.create({ model: 'bank', messages: [question], stream: true });
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    await iterator.next();
    stream.controller.abort();
    await settle();
    expect(model.requests[0]?.signal.aborted).toBe(true);
  });
});
