import { describe, expect, it } from 'vitest';
import { ask, chooseTransport, createChat } from './chat.ts';

const frames = (...payloads: readonly unknown[]) =>
  new Response(`${payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`).join('')}data: [DONE]\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  });
const withDelta = (delta: unknown, reason: string | null = null) => ({
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: reason }],
});
const usage = { model: 'm', choices: [], usage: { prompt_tokens: 10, completion_tokens: 5 } };

describe('the chat in the terminal', () => {
  it('answers itself without a provider', async () => {
    const written: string[] = [];
    const conversation = createChat(chooseTransport({}));
    const end = await ask(conversation, '你好', (text) => written.push(text));
    expect(written.join('')).toBe('You said: 你好');
    expect(end).toBe('complete, 0 tokens so far');
  });

  it('covers up personal data, runs the tool that the model calls, and tells what both steps took', async () => {
    const bodies: string[] = [];
    const answers = [
      frames(
        withDelta({
          tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name: 'get_time', arguments: '{}' } }],
        }),
        withDelta({}, 'tool_calls'),
        usage,
      ),
      frames(withDelta({ content: 'It is ' }), withDelta({ content: 'noon.' }, 'stop'), usage),
    ];
    const transport = chooseTransport({
      wire: 'openai-chat',
      url: 'https://models.example/v1',
      model: 'm',
      key: 'secret',
      fetch: async (address, init) => {
        const request = new Request(address, init);
        expect(request.url).toBe('https://models.example/v1/chat/completions');
        expect(request.headers.get('authorization')).toBe('Bearer secret');
        bodies.push(await request.text());
        return answers.shift() ?? new Response(null, { status: 500 });
      },
    });
    const written: string[] = [];
    const end = await ask(createChat(transport), 'Write to a@example.com: what time is it?', (text) =>
      written.push(text),
    );
    expect(written.join('')).toBe('It is noon.');
    expect(end).toBe('complete, 30 tokens so far');
    expect(bodies[0]).toContain('Write to [email]: what time is it?');
    expect(bodies[1]).toMatch(/"tool_call_id":"c1","content":"\d{4}-/);
  });

  it('names the wires that there are when there is none of that name', () => {
    expect(() => chooseTransport({ wire: 'telepathy' })).toThrow(/There are: anthropic-messages, .*openai-chat/);
  });
});
