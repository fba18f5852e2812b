import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from './chunk.ts';
import { createReplyBuilder } from './create-reply-builder.ts';
import { foldChunks } from './fold-chunks.ts';

const answer: readonly Chunk[] = [
  { type: 'start', messageId: 'm', messageMetadata: { replyId: 'r', conversationId: 'c', userMessageId: 'u' } },
  { type: 'reasoning-start', id: 'r1' },
  { type: 'reasoning-delta', id: 'r1', delta: 'Hm.' },
  { type: 'reasoning-end', id: 'r1' },
  { type: 'text-start', id: 't1' },
  { type: 'text-delta', id: 't1', delta: 'Hello ' },
  { type: 'text-delta', id: 't1', delta: '你好' },
  { type: 'text-end', id: 't1' },
  { type: 'finish', finishReason: 'stop' },
];

describe('createReplyBuilder', () => {
  it('is pending before anything has come', () => {
    expect(createReplyBuilder().snapshot()).toEqual({ parts: [], status: { type: 'pending' } });
  });

  it('builds text and reasoning', () => {
    expect(foldChunks(answer)).toEqual({
      messageId: 'm',
      metadata: { replyId: 'r', conversationId: 'c', userMessageId: 'u' },
      parts: [
        { type: 'reasoning', text: 'Hm.', state: 'done' },
        { type: 'text', text: 'Hello 你好', state: 'done' },
      ],
      status: { type: 'done', outcome: 'complete' },
    });
  });

  it('keeps the identity of parts that did not change, and of the picture when nothing came', () => {
    const builder = createReplyBuilder();
    for (const chunk of answer.slice(0, 6)) builder.apply(chunk);
    const before = builder.snapshot();
    expect(builder.snapshot()).toBe(before);
    builder.apply({ type: 'text-delta', id: 't1', delta: '!' });
    const after = builder.snapshot();
    expect(after.parts[0]).toBe(before.parts[0]);
    expect(after.parts[1]).not.toBe(before.parts[1]);
    expect(before.parts[1]).toMatchObject({ text: 'Hello ', state: 'streaming' });
  });

  it('ends as truncated without a terminal chunk, with the text kept and closed', () => {
    const { parts, status } = foldChunks(answer.slice(0, 6));
    expect(status).toEqual({ type: 'done', outcome: 'truncated' });
    expect(parts.at(-1)).toEqual({ type: 'text', text: 'Hello ', state: 'done' });
  });

  it.each([
    [{ type: 'finish' }, 'complete'],
    [{ type: 'finish', finishReason: 'tool-calls' }, 'complete'],
    [{ type: 'finish', finishReason: 'length' }, 'length'],
    [{ type: 'finish', finishReason: 'content-filter' }, 'filtered'],
    [{ type: 'finish', finishReason: 'content-filter', messageMetadata: { outcome: 'refused' } }, 'refused'],
    [{ type: 'finish', messageMetadata: { outcome: 'nonsense' } }, 'complete'],
    [{ type: 'abort' }, 'stopped'],
    [{ type: 'error', errorText: 'x', code: 'blocked' }, 'blocked'],
  ] satisfies [Chunk, string][])('turns %j into the outcome %s', (chunk, outcome) => {
    expect(foldChunks([chunk]).status).toEqual({ type: 'done', outcome });
  });

  it('keeps the first end that comes', () => {
    expect(foldChunks([{ type: 'abort' }, { type: 'finish' }]).status).toMatchObject({ outcome: 'stopped' });
  });

  it('tells what an error said', () => {
    const draft = foldChunks([{ type: 'error', errorText: 'Busy', code: 'timeout' }]);
    expect(draft.status).toEqual({ type: 'done', outcome: 'error', errorCode: 'timeout' });
    expect(draft.error).toEqual({ text: 'Busy', code: 'timeout' });
  });

  it('opens text whose start was missed, and makes a new part for a start that repeats an id', () => {
    const { parts } = foldChunks([
      { type: 'text-delta', id: 'a', delta: 'one' },
      { type: 'text-end', id: 'a' },
      { type: 'text-start', id: 'a' },
      { type: 'text-delta', id: 'a', delta: 'two' },
    ]);
    expect(parts).toMatchObject([{ text: 'one' }, { text: 'two' }]);
  });

  it('keeps texts apart that grow at the same time', () => {
    const { parts } = foldChunks([
      { type: 'text-start', id: 'a' },
      { type: 'text-start', id: 'b' },
      { type: 'text-delta', id: 'a', delta: '1' },
      { type: 'text-delta', id: 'b', delta: '2' },
      { type: 'text-delta', id: 'a', delta: '3' },
    ]);
    expect(parts).toMatchObject([{ text: '13' }, { text: '2' }]);
  });

  it('drops text that ends without a word', () => {
    expect(
      foldChunks([
        { type: 'text-start', id: 'a' },
        { type: 'text-end', id: 'a' },
      ]).parts,
    ).toEqual([]);
  });

  it('follows a tool from its input to its output', () => {
    const builder = createReplyBuilder();
    builder.apply({ type: 'tool-input-start', toolCallId: 'c', toolName: 'rate' });
    builder.apply({ type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: '{"to":' });
    expect(builder.snapshot().parts).toEqual([
      { type: 'tool-rate', toolCallId: 'c', toolName: 'rate', state: 'input-streaming', inputText: '{"to":' },
    ]);
    builder.apply({ type: 'tool-input-available', toolCallId: 'c', toolName: 'rate', input: { to: 'EUR' } });
    builder.apply({ type: 'tool-approval-request', approvalId: 'a', toolCallId: 'c' });
    builder.apply({ type: 'tool-output-available', toolCallId: 'c', output: 1.1 });
    expect(builder.snapshot().parts).toEqual([
      {
        type: 'tool-rate',
        toolCallId: 'c',
        toolName: 'rate',
        state: 'output-available',
        input: { to: 'EUR' },
        approval: { id: 'a' },
        output: 1.1,
      },
    ]);
  });

  it('leaves no tool waiting for input when the reply has ended', () => {
    const { parts } = foldChunks([
      { type: 'tool-input-start', toolCallId: 'c', toolName: 'rate', dynamic: true },
      { type: 'tool-input-delta', toolCallId: 'unknown', inputTextDelta: '{' },
    ]);
    expect(parts).toMatchObject([{ type: 'dynamic-tool', state: 'output-error' }]);
  });

  it('replaces data of the same type and id, keeps its place, and never stores what is transient', () => {
    const { parts } = foldChunks([
      { type: 'data-order', id: '1', data: 'old' },
      { type: 'data-other', id: '1', data: 'other' },
      { type: 'data-order', id: '1', data: 'new' },
      { type: 'data-order', data: 'without id' },
      { type: 'data-progress', id: 'p', data: 5, transient: true },
    ]);
    expect(parts).toEqual([
      { type: 'data-order', id: '1', data: 'new' },
      { type: 'data-other', id: '1', data: 'other' },
      { type: 'data-order', data: 'without id' },
    ]);
  });

  it('keeps sources, files and steps without fields it does not know', () => {
    const chunk = { type: 'source-url', sourceId: 's', url: 'https://a.example', providerMetadata: {} } as const;
    expect(
      foldChunks([{ type: 'start-step' }, chunk, { type: 'file', url: 'https://f.example', mediaType: 'image/png' }])
        .parts,
    ).toEqual([
      { type: 'step-start' },
      { type: 'source-url', sourceId: 's', url: 'https://a.example' },
      { type: 'file', url: 'https://f.example', mediaType: 'image/png' },
    ]);
  });

  const block = (isRetracted?: boolean): Chunk => ({
    type: 'data-parley-moderation',
    id: 'b',
    data: { stage: 'output', action: 'block', category: 'words', ...(isRetracted !== undefined && { isRetracted }) },
  });

  it('keeps what a block let through, and is still streaming until the end comes', () => {
    const builder = createReplyBuilder();
    for (const chunk of [...answer.slice(0, 6), block()]) builder.apply(chunk);
    expect(builder.snapshot().status.type).toBe('streaming');
    builder.apply({ type: 'finish', finishReason: 'content-filter' });
    expect(builder.snapshot().status).toEqual({ type: 'done', outcome: 'blocked' });
    expect(builder.snapshot().parts.map(({ type }) => type)).toEqual(['reasoning', 'text', 'data-parley-moderation']);
  });

  it('withdraws every word when a block says so', () => {
    const { parts, status } = foldChunks([...answer, block(true)]);
    expect(parts.map(({ type }) => type)).toEqual(['data-parley-moderation']);
    expect(status).toMatchObject({ outcome: 'blocked' });
  });

  it('goes on from stored parts at any cursor and ends with the same message', () => {
    const whole: readonly Chunk[] = [
      ...answer.slice(0, 4),
      { type: 'tool-input-start', toolCallId: 'c', toolName: 'rate' },
      { type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: '{}' },
      { type: 'tool-input-available', toolCallId: 'c', toolName: 'rate', input: {} },
      { type: 'data-order', id: '1', data: 1 },
      ...answer.slice(4, 7),
      { type: 'data-order', id: '1', data: 2 },
      ...answer.slice(7),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (cut) => {
        const first = createReplyBuilder();
        for (const chunk of whole.slice(0, cut)) first.apply(chunk);
        const second = createReplyBuilder({ parts: structuredClone(first.snapshot().parts) });
        for (const chunk of whole.slice(cut)) second.apply(chunk);
        expect(second.snapshot().parts).toEqual(foldChunks(whole).parts);
        expect(second.snapshot().status).toEqual({ type: 'done', outcome: 'complete' });
      }),
    );
  });
});
