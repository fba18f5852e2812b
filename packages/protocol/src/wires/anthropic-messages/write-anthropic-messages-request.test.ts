import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../wire-request.ts';
import { writeAnthropicMessagesRequest } from './write-anthropic-messages-request.ts';

const write = (request: WireRequest): unknown => JSON.parse(writeAnthropicMessagesRequest(request).body);

describe('writeAnthropicMessagesRequest', () => {
  it('asks for a stream, with a limit because there must be one', () => {
    const request = writeAnthropicMessagesRequest({ model: 'm', prompt: [{ role: 'user', content: 'Hi' }] });
    expect(request.path).toBe('/messages');
    expect(request.headers).toEqual({ 'content-type': 'application/json', 'anthropic-version': '2023-06-01' });
    expect(JSON.parse(request.body)).toEqual({
      model: 'm',
      max_tokens: 4096,
      stream: true,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    });
  });

  it('writes a loop of tools as turns that alternate, with signed thoughts before what was said', () => {
    expect(
      write({
        model: 'm',
        maxOutputTokens: 50,
        temperature: 0,
        stop: ['END'],
        toolChoice: 'required',
        tools: [{ name: 'rate', description: 'Rates', inputSchema: { type: 'object' } }],
        prompt: [
          { role: 'system', content: 'Be brief.' },
          { role: 'assistant', content: 'Welcome!' },
          { role: 'user', content: 'Rate?' },
          { role: 'user', content: 'EUR.' },
          {
            role: 'assistant',
            content: '',
            reasoning: [
              { text: 'Hm.', providerMetadata: { anthropic: { signature: 'S' } } },
              { text: 'Not signed.' },
              { text: '', providerMetadata: { anthropic: { redactedData: 'R' } } },
            ],
            toolCalls: [{ toolCallId: 'a', toolName: 'rate', input: { to: 'EUR' } }],
          },
          { role: 'tool', toolCallId: 'a', content: 'down', isError: true },
          { role: 'user', content: 'And now?' },
          { role: 'system', content: 'Be kind.' },
        ],
      }),
    ).toEqual({
      model: 'm',
      max_tokens: 50,
      stream: true,
      system: 'Be brief.\n\nBe kind.',
      temperature: 0,
      stop_sequences: ['END'],
      tools: [{ name: 'rate', description: 'Rates', input_schema: { type: 'object' } }],
      tool_choice: { type: 'any' },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Rate?' },
            { type: 'text', text: 'EUR.' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm.', signature: 'S' },
            { type: 'redacted_thinking', data: 'R' },
            { type: 'tool_use', id: 'a', name: 'rate', input: { to: 'EUR' } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'a', content: 'down', is_error: true },
            { type: 'text', text: 'And now?' },
          ],
        },
      ],
    });
  });

  it('writes images and PDF by address or with their data, and leaves out what it cannot say', () => {
    const files = [
      { url: 'data:image/png;base64,iVBO', mediaType: 'image/png' },
      { url: 'https://a.example/b.jpg', mediaType: 'image/jpeg' },
      { url: 'data:application/pdf;base64,JVBE', mediaType: 'application/pdf' },
      { url: 'https://a.example/c.mp3', mediaType: 'audio/mpeg' },
    ];
    expect(write({ model: 'm', prompt: [{ role: 'user', content: 'See', files }] })).toMatchObject({
      messages: [
        {
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBO' } },
            { type: 'image', source: { type: 'url', url: 'https://a.example/b.jpg' } },
            { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBE' } },
            { type: 'text', text: 'See' },
          ],
        },
      ],
    });
  });

  it('lets fields of the caller win', () => {
    const prompt = [{ role: 'user', content: 'Hi' }] as const;
    expect(write({ model: 'm', prompt, extra: { max_tokens: 1, thinking: { type: 'enabled' } } })).toMatchObject({
      max_tokens: 1,
      thinking: { type: 'enabled' },
    });
  });
});
