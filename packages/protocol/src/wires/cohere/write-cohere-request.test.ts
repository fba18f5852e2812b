import { expect, it } from 'vitest';
import { writeCohereRequest } from './write-cohere-request.ts';

it('writes messages, pictures, calls with their plan, results, tools and limits', () => {
  const { path, body } = writeCohereRequest({
    model: 'command-a',
    toolChoice: 'required',
    maxOutputTokens: 9,
    temperature: 0,
    stop: ['END'],
    tools: [{ name: 'f', description: 'F.', inputSchema: { type: 'object' } }],
    prompt: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: 'See',
        files: [
          { url: 'https://a.example/x.png', mediaType: 'image/png' },
          { url: 'https://a.example/x.pdf', mediaType: 'application/pdf' },
        ],
      },
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          {
            toolCallId: 'a',
            toolName: 'f',
            input: { x: 1 },
            providerMetadata: { cohere: { toolPlan: 'I will look.' } },
          },
        ],
      },
      { role: 'tool', toolCallId: 'a', content: 'ok' },
      { role: 'assistant', content: 'Done.' },
    ],
  });
  expect(path).toBe('/chat');
  expect(JSON.parse(body)).toEqual({
    model: 'command-a',
    stream: true,
    max_tokens: 9,
    temperature: 0,
    stop_sequences: ['END'],
    tool_choice: 'REQUIRED',
    tools: [{ type: 'function', function: { name: 'f', description: 'F.', parameters: { type: 'object' } } }],
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'See' },
          { type: 'image_url', image_url: { url: 'https://a.example/x.png' } },
        ],
      },
      {
        role: 'assistant',
        tool_plan: 'I will look.',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'ok' },
      { role: 'assistant', content: 'Done.' },
    ],
  });
});
