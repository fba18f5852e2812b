import { expect, it } from 'vitest';
import type { Message } from '../../message.ts';
import { writeUiMessageStreamRequest } from './write-ui-message-stream-request.ts';

const createMessage = (id: string, role: Message['role'], parts: Message['parts']): Message => ({
  id,
  role,
  parts,
  parentId: null,
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

it('writes the body of the AI SDK, without what is ours alone', () => {
  const tool = { type: 'tool-f', toolCallId: 't', toolName: 'f', input: { x: 1 } } as const;
  const request = writeUiMessageStreamRequest({
    model: '',
    prompt: [],
    extra: { site: 'demo' },
    conversation: {
      id: 'c',
      trigger: 'regenerate-message',
      replyMessageId: 'r',
      messages: [
        createMessage('u', 'user', [
          { type: 'text', text: 'Hi' },
          { type: 'file', url: 'data:image/png;base64,AA', mediaType: 'image/png', filename: 'a.png' },
        ]),
        createMessage('a', 'assistant', [
          { type: 'step-start' },
          { type: 'reasoning', text: 'Hm.', state: 'done', providerMetadata: { anthropic: { signature: 's' } } },
          { type: 'text', text: 'Yes.', state: 'done', citations: [] },
          { ...tool, state: 'input-streaming', inputText: '{"x"' },
          { ...tool, state: 'output-available', output: 1, errorText: 'stale' },
          { ...tool, type: 'dynamic-tool', state: 'output-error', errorText: 'No.', output: 'stale' },
          { ...tool, state: 'approval-requested', approval: { id: 'p' } },
          { ...tool, state: 'approval-responded', approval: { id: 'p', approved: true } },
          { type: 'data-parley-suggestions', id: 's', data: { suggestions: [] } },
          { type: 'data-weather', data: { city: '北京' } },
          { type: 'source-url', sourceId: 's', url: 'https://a.example' },
        ]),
      ],
    },
  });
  expect(request.path).toBe('');
  expect(JSON.parse(request.body)).toEqual({
    id: 'c',
    trigger: 'regenerate-message',
    messageId: 'r',
    site: 'demo',
    messages: [
      {
        id: 'u',
        role: 'user',
        parts: [
          { type: 'text', text: 'Hi' },
          { type: 'file', url: 'data:image/png;base64,AA', mediaType: 'image/png', filename: 'a.png' },
        ],
      },
      {
        id: 'a',
        role: 'assistant',
        parts: [
          { type: 'step-start' },
          { type: 'reasoning', text: 'Hm.', providerMetadata: { anthropic: { signature: 's' } } },
          { type: 'text', text: 'Yes.' },
          { type: 'tool-f', toolCallId: 't', state: 'output-available', input: { x: 1 }, output: 1 },
          {
            type: 'dynamic-tool',
            toolName: 'f',
            toolCallId: 't',
            state: 'output-error',
            input: { x: 1 },
            errorText: 'No.',
          },
          { type: 'tool-f', toolCallId: 't', state: 'approval-requested', input: { x: 1 }, approval: { id: 'p' } },
          {
            type: 'tool-f',
            toolCallId: 't',
            state: 'approval-responded',
            input: { x: 1 },
            approval: { id: 'p', approved: true },
          },
          { type: 'data-weather', data: { city: '北京' } },
          { type: 'source-url', sourceId: 's', url: 'https://a.example' },
        ],
      },
    ],
  });
});

it('writes the prompt as messages when there is no conversation', () => {
  const { body } = writeUiMessageStreamRequest({
    model: '',
    prompt: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi', files: [{ url: 'https://a.example/x.png', mediaType: 'image/png' }] },
      { role: 'tool', toolCallId: 't', content: 'unseen' },
    ],
  });
  expect(JSON.parse(body)).toEqual({
    id: 'chat',
    trigger: 'submit-message',
    messages: [
      { id: 'prompt-1', role: 'system', parts: [{ type: 'text', text: 'Be brief.' }] },
      {
        id: 'prompt-2',
        role: 'user',
        parts: [
          { type: 'text', text: 'Hi' },
          { type: 'file', url: 'https://a.example/x.png', mediaType: 'image/png' },
        ],
      },
    ],
  });
});
