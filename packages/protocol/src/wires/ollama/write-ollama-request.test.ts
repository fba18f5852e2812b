import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { ollama } from './ollama.ts';
import { ollamaGenerate } from './ollama-generate.ts';

const png = { url: 'data:image/png;base64,AA', mediaType: 'image/png' };

describe('ollama', () => {
  it('writes messages, pictures, thoughts, calls, results, tools and options', () => {
    const { path, headers, body } = ollama.writeRequest({
      model: 'qwen3',
      maxOutputTokens: 9,
      temperature: 0,
      stop: ['END'],
      tools: [{ name: 'f', inputSchema: { type: 'object' } }],
      prompt: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'See', files: [png, { url: 'https://a.example/x.png', mediaType: 'image/png' }] },
        {
          role: 'assistant',
          content: '',
          reasoning: [{ text: 'Hm.' }],
          toolCalls: [{ toolCallId: 'a', toolName: 'f', input: { x: 1 } }],
        },
        { role: 'tool', toolCallId: 'a', toolName: 'f', content: 'ok' },
      ],
      extra: { keep_alive: '5m' },
    });
    expect(path).toBe('/api/chat');
    expect(headers).toMatchObject({ accept: 'application/x-ndjson' });
    expect(JSON.parse(body)).toEqual({
      model: 'qwen3',
      stream: true,
      keep_alive: '5m',
      options: { num_predict: 9, temperature: 0, stop: ['END'] },
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'See', images: ['AA'] },
        {
          role: 'assistant',
          content: '',
          thinking: 'Hm.',
          tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }],
        },
        { role: 'tool', content: 'ok', tool_name: 'f' },
      ],
    });
  });

  it('leaves tools out when none may be called', () => {
    const { body } = ollama.writeRequest({
      model: 'm',
      prompt: [],
      toolChoice: 'none',
      tools: [{ name: 'f', inputSchema: {} }],
    });
    expect(JSON.parse(body)).toEqual({ model: 'm', messages: [], stream: true });
  });
});

describe('ollamaGenerate', () => {
  const bodyOf = (prompt: WireRequest['prompt']) =>
    JSON.parse(ollamaGenerate.writeRequest({ model: 'm', prompt }).body);

  it('writes one question as it is', () => {
    expect(
      bodyOf([
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Why?', files: [png] },
      ]),
    ).toEqual({ model: 'm', system: 'Be brief.', prompt: 'Why?', images: ['AA'], stream: true });
  });

  it('writes a conversation as one text', () => {
    expect(
      bodyOf([
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Yes?' },
        { role: 'user', content: 'Why?' },
      ]),
    ).toEqual({
      model: 'm',
      prompt: 'Visitor: Hi\n\nAssistant: Yes?\n\nVisitor: Why?\n\nAssistant:',
      stream: true,
      options: { stop: ['\nVisitor:'] },
    });
  });
});
