import { expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { writeOpenaiChatRequest } from './write-openai-chat-request.ts';

const bodyOf = (request: Partial<WireRequest>) =>
  JSON.parse(writeOpenaiChatRequest({ model: 'm', prompt: [], ...request }).body);

it('asks for a stream with usage', () => {
  expect(writeOpenaiChatRequest({ model: 'm', prompt: [{ role: 'user', content: 'Hi' }] })).toEqual({
    path: '/chat/completions',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'm',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: 'Hi' }],
    }),
  });
});

it('writes limits, tools, calls and their results', () => {
  expect(
    bodyOf({
      maxOutputTokens: 50,
      temperature: 0,
      stop: ['END'],
      toolChoice: 'required',
      tools: [{ name: 'rate', description: 'Rates.', inputSchema: { type: 'object' } }],
      prompt: [
        { role: 'system', content: 'Be brief.' },
        { role: 'assistant', content: '', toolCalls: [{ toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' } }] },
        { role: 'tool', toolCallId: 'a', content: '1.1' },
      ],
    }),
  ).toEqual({
    model: 'm',
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 50,
    temperature: 0,
    stop: ['END'],
    tool_choice: 'required',
    tools: [{ type: 'function', function: { name: 'rate', description: 'Rates.', parameters: { type: 'object' } } }],
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'rate', arguments: '{"to":"EUR"}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: '1.1' },
    ],
  });
});

it('lets further fields win, so that each server gets what it knows', () => {
  expect(bodyOf({ extra: { max_completion_tokens: 5, stream_options: undefined } })).toEqual({
    model: 'm',
    stream: true,
    messages: [],
    max_completion_tokens: 5,
  });
});

it('writes files that the wire has a place for', () => {
  const { messages } = bodyOf({
    prompt: [
      {
        role: 'user',
        content: 'See',
        files: [
          { url: 'https://a.example/x.png', mediaType: 'image/png' },
          { url: 'data:audio/wav;base64,AA', mediaType: 'audio/wav' },
          { url: 'data:application/pdf;base64,BB', mediaType: 'application/pdf', filename: 'b.pdf' },
          { url: 'https://a.example/x.pdf', mediaType: 'application/pdf' },
        ],
      },
    ],
  });
  expect(messages).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'See' },
        { type: 'image_url', image_url: { url: 'https://a.example/x.png' } },
        { type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } },
        { type: 'file', file: { filename: 'b.pdf', file_data: 'data:application/pdf;base64,BB' } },
      ],
    },
  ]);
});

it('gives back thoughts and signatures as their provider sent them', () => {
  const toolCalls = [
    { toolCallId: 'a', toolName: 'f', input: {}, providerMetadata: { google: { thoughtSignature: 'g' } } },
  ];
  const signed = { text: 'Hm.', providerMetadata: { openrouter: { reasoningDetails: [{ signature: 's' }] } } };
  const plain = { text: 'Hm.', providerMetadata: { openaiChat: { reasoningField: 'reasoning_content' } } };
  const { messages } = bodyOf({
    prompt: [
      { role: 'assistant', content: 'A', reasoning: [signed] },
      { role: 'assistant', content: 'B', reasoning: [plain] },
      { role: 'assistant', content: '', reasoning: [plain], toolCalls },
    ],
  });
  expect(messages).toEqual([
    { role: 'assistant', content: 'A', reasoning_details: [{ signature: 's' }] },
    { role: 'assistant', content: 'B' },
    {
      role: 'assistant',
      content: null,
      reasoning_content: 'Hm.',
      tool_calls: [
        {
          id: 'a',
          type: 'function',
          function: { name: 'f', arguments: '{}' },
          extra_content: { google: { thought_signature: 'g' } },
        },
      ],
    },
  ]);
});
