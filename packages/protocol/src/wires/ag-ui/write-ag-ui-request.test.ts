import { describe, expect, it } from 'vitest';
import type { Message } from '../../message.ts';
import type { Part } from '../../part.ts';
import { writeAgUiRequest } from './write-ag-ui-request.ts';

const createMessage = (id: string, role: Message['role'], parts: readonly Part[]): Message => ({
  id,
  role,
  parts,
  parentId: null,
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

const bodyOf = (...messages: readonly Message[]) =>
  JSON.parse(
    writeAgUiRequest({
      model: '',
      prompt: [{ role: 'system', content: 'Be brief.' }],
      conversation: { id: 'c', messages, trigger: 'submit-message', replyMessageId: 'reply' },
    }).body,
  );

describe('writeAgUiRequest', () => {
  it('writes a run with the conversation, tools and state', () => {
    const request = writeAgUiRequest({
      model: '',
      prompt: [],
      tools: [{ name: 'f', inputSchema: { type: 'object' } }],
      conversation: {
        id: 'c',
        trigger: 'submit-message',
        replyMessageId: 'reply',
        messages: [createMessage('u', 'user', [{ type: 'text', text: 'Hi' }])],
      },
    });
    expect(request.path).toBe('');
    expect(request.headers).toMatchObject({ accept: 'text/event-stream' });
    expect(JSON.parse(request.body)).toEqual({
      threadId: 'c',
      runId: 'reply',
      state: {},
      messages: [{ id: 'u', role: 'user', content: 'Hi' }],
      tools: [{ name: 'f', description: '', parameters: { type: 'object' } }],
      context: [],
      forwardedProps: {},
    });
  });

  it('writes files, thoughts, calls and results as messages of their own', () => {
    const { messages, state } = bodyOf(
      createMessage('u', 'user', [
        { type: 'text', text: 'See' },
        { type: 'file', url: 'data:image/png;base64,AA', mediaType: 'image/png' },
        { type: 'file', url: 'https://a.example/x.pdf', mediaType: 'application/pdf' },
      ]),
      createMessage('a', 'assistant', [
        { type: 'reasoning', text: 'Hm.', providerMetadata: { agUi: { encryptedValue: 'ZQ==' } } },
        { type: 'text', text: 'I look.' },
        {
          type: 'tool-f',
          toolCallId: 't',
          toolName: 'f',
          state: 'output-available',
          input: { x: 1 },
          output: { y: 2 },
        },
        { type: 'text', text: 'Done.' },
        { type: 'data-ag-ui-state', id: 'state', data: { count: 1 } },
      ]),
    );
    expect(state).toEqual({ count: 1 });
    expect(messages).toEqual([
      { id: 'prompt-1', role: 'system', content: 'Be brief.' },
      {
        id: 'u',
        role: 'user',
        content: [
          { type: 'text', text: 'See' },
          { type: 'image', source: { type: 'data', value: 'AA', mimeType: 'image/png' } },
          { type: 'document', source: { type: 'url', value: 'https://a.example/x.pdf', mimeType: 'application/pdf' } },
        ],
      },
      { id: 'a-0-reasoning', role: 'reasoning', content: 'Hm.', encryptedValue: 'ZQ==' },
      {
        id: 'a-1',
        role: 'assistant',
        content: 'I look.',
        toolCalls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '{"x":1}' } }],
      },
      { id: 'a-t', role: 'tool', toolCallId: 't', content: '{"y":2}' },
      { id: 'a-3', role: 'assistant', content: 'Done.' },
    ]);
  });

  it('answers the interrupts of the last reply', () => {
    const asked = (toolCallId: string, approval: { id: string; approved?: boolean; reason?: string }): Part => ({
      type: 'dynamic-tool',
      toolCallId,
      toolName: 'confirmation',
      state: approval.approved === undefined ? 'approval-requested' : 'approval-responded',
      input: {},
      approval,
    });
    const { resume, messages } = bodyOf(
      createMessage('a', 'assistant', [
        asked('i', { id: 'i', approved: true }),
        asked('j', { id: 'j', approved: false, reason: 'No.' }),
        asked('k', { id: 'k' }),
      ]),
    );
    expect(resume).toEqual([
      { interruptId: 'i', status: 'resolved', payload: { approved: true } },
      { interruptId: 'j', status: 'cancelled', payload: { approved: false, reason: 'No.' } },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('writes the prompt when there is no conversation', () => {
    const { body } = writeAgUiRequest({
      model: '',
      toolChoice: 'none',
      tools: [{ name: 'f', inputSchema: {} }],
      prompt: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: '', toolCalls: [{ toolCallId: 't', toolName: 'f', input: {} }] },
        { role: 'tool', toolCallId: 't', content: 'broken', isError: true },
      ],
    });
    expect(JSON.parse(body)).toMatchObject({
      threadId: 'thread',
      runId: 'run',
      tools: [],
      messages: [
        { id: 'prompt-1', role: 'user', content: 'Hi' },
        { id: 'prompt-2', role: 'assistant', content: '', toolCalls: [{ id: 't' }] },
        { id: 'prompt-3', role: 'tool', toolCallId: 't', content: 'broken', error: 'broken' },
      ],
    });
  });
});
