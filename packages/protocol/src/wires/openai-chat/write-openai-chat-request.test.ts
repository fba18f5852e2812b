import { expect, it } from 'vitest';
import { writeOpenaiChatRequest } from './write-openai-chat-request.ts';

it('asks for a stream with usage', () => {
  const body = writeOpenaiChatRequest({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  expect(JSON.parse(body)).toEqual({
    model: 'm',
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content: 'Hi' }],
  });
});

it('writes limits, tools, calls and their results', () => {
  const body = writeOpenaiChatRequest({
    model: 'm',
    isUsageWanted: false,
    maxOutputTokens: 50,
    tokenLimitField: 'max_completion_tokens',
    temperature: 0,
    tools: [{ name: 'rate', inputSchema: { type: 'object' } }],
    messages: [
      { role: 'assistant', content: '', toolCalls: [{ toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' } }] },
      { role: 'tool', toolCallId: 'a', content: '1.1' },
    ],
  });
  expect(JSON.parse(body)).toEqual({
    model: 'm',
    stream: true,
    max_completion_tokens: 50,
    temperature: 0,
    tools: [{ type: 'function', function: { name: 'rate', parameters: { type: 'object' } } }],
    messages: [
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'rate', arguments: '{"to":"EUR"}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: '1.1' },
    ],
  });
});
