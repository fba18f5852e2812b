import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { openaiResponses } from './openai-responses.ts';
import { writeOpenaiResponsesResume } from './write-openai-responses-resume.ts';

const usage = { input_tokens: 9, output_tokens: 4, output_tokens_details: { reasoning_tokens: 3 } };
const created = { type: 'response.created', response: { id: 'resp_1', model: 'm' } };
const completed = { type: 'response.completed', response: { id: 'resp_1', usage } };
const text = (delta: string, place: object = {}) => ({
  type: 'response.output_text.delta',
  output_index: 0,
  content_index: 0,
  delta,
  ...place,
});
const added = (item: unknown, index = 0) => ({ type: 'response.output_item.added', output_index: index, item });
const done = (item: unknown, index = 0) => ({ type: 'response.output_item.done', output_index: index, item });
const read = (...frames: readonly unknown[]) => readWithWire(openaiResponses, frames);

describe('openaiResponses', () => {
  it('reads text of any script and what it took', () => {
    const { chunks } = read(created, text('你好'), text('👋'), completed);
    expect(chunks).toEqual([
      { type: 'text-start', id: 'text-1' },
      { type: 'text-delta', id: 'text-1', delta: '你好' },
      { type: 'text-delta', id: 'text-1', delta: '👋' },
      { type: 'text-end', id: 'text-1' },
      {
        type: 'data-parley-usage',
        id: 'usage',
        data: { model: 'm', inputTokens: 9, outputTokens: 4, reasoningTokens: 3 },
      },
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('goes by places where ids change and pieces come interleaved', () => {
    const { chunks } = read(
      text('a', { item_id: '1' }),
      text('x', { item_id: '2', content_index: 1 }),
      text('b', { item_id: '3' }),
      completed,
    );
    expect(foldChunks(chunks).parts).toMatchObject([{ text: 'ab' }, { text: 'x' }, {}]);
  });

  it('takes text and calls from their last event when no piece of them came', () => {
    const { chunks } = read(
      done({ type: 'message', content: [{ type: 'output_text', text: 'Hi' }] }),
      done({ type: 'function_call', call_id: 'c', name: 'rate', arguments: '{"to":"EUR"}' }, 1),
      completed,
    );
    expect(foldChunks(chunks).parts).toMatchObject([{ text: 'Hi' }, { input: { to: 'EUR' } }, {}]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('does not take a text twice that its last event repeats', () => {
    const whole = { type: 'message', content: [{ type: 'output_text', text: 'Hi' }] };
    const { chunks } = read(
      text('Hi'),
      { ...text(''), type: 'response.output_text.done', text: 'Hi' },
      done(whole),
      completed,
    );
    expect(foldChunks(chunks).parts).toMatchObject([{ text: 'Hi' }, {}]);
  });

  it('keeps each piece of a thought, and what of it is encrypted with the last', () => {
    const summary = (index: number, delta: string) => ({
      type: 'response.reasoning_summary_text.delta',
      item_id: 'rs',
      output_index: 0,
      summary_index: index,
      delta,
    });
    const { chunks } = read(
      added({ type: 'reasoning', id: 'rs', summary: [] }),
      summary(0, 'One'),
      summary(1, 'Two'),
      done({ type: 'reasoning', id: 'rs', encrypted_content: 'E', summary: [] }),
      done({ type: 'reasoning', id: 'rs2', encrypted_content: 'F', summary: [] }, 1),
    );
    expect(chunks.filter(({ type }) => type === 'reasoning-end')).toEqual([
      { type: 'reasoning-end', id: 'reasoning-1', providerMetadata: { openai: { itemId: 'rs' } } },
      {
        type: 'reasoning-end',
        id: 'reasoning-2',
        providerMetadata: { openai: { itemId: 'rs', encryptedContent: 'E' } },
      },
      {
        type: 'reasoning-end',
        id: 'reasoning-3',
        providerMetadata: { openai: { itemId: 'rs2', encryptedContent: 'F' } },
      },
    ]);
  });

  it('gives the places of sources in UTF-16 units', () => {
    const annotation = { type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 2, end_index: 3 };
    const { chunks } = read(
      text('👋你好'),
      { ...text(''), type: 'response.output_text.annotation.added', annotation },
      {
        ...text(''),
        type: 'response.output_text.annotation.added',
        annotation: { file_id: 'f', filename: 'b.pdf', index: 3 },
      },
      completed,
    );
    const source = { type: 'source', id: 'source-1', sourceType: 'url', url: 'https://a.example', title: 'A' };
    expect(chunks.find(({ type }) => type === 'text-end')).toMatchObject({
      citations: [
        { source, startIndex: 3, endIndex: 4 },
        { source: { sourceType: 'document', title: 'b.pdf' }, startIndex: 4, endIndex: 4 },
      ],
    });
    expect(chunks).toContainEqual({ type: 'source-url', sourceId: 'source-1', url: 'https://a.example', title: 'A' });
  });

  it('shows a refusal as text and names the outcome', () => {
    const { chunks } = read({ ...text('I cannot.'), type: 'response.refusal.delta' }, completed);
    expect(foldChunks(chunks).parts[0]).toMatchObject({ type: 'text', text: 'I cannot.' });
    expect(chunks).toContainEqual({
      type: 'data-parley-moderation',
      id: 'provider-output',
      data: { stage: 'output', action: 'block', category: 'refusal', origin: 'provider' },
    });
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop', messageMetadata: { outcome: 'refused' } });
  });

  it.each([
    ['max_output_tokens', 'length', 0],
    ['content_filter', 'content-filter', 1],
    ['something new', 'other', 0],
  ])('ends an answer that is incomplete because of %s as %s', (reason, finishReason, moderations) => {
    const response = { id: 'resp_1', incomplete_details: { reason } };
    const { chunks } = read(text('a'), { type: 'response.incomplete', response });
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason });
    expect(chunks.filter(({ type }) => type === 'data-parley-moderation')).toHaveLength(moderations);
  });

  it('warns of what the provider flagged in question and answer', () => {
    const verdict = { flagged: true, categories: { violence: true, hate: false }, category_scores: { violence: 0.9 } };
    const moderation = { input: { results: [{ flagged: false }] }, output: { type: 'moderation_result', ...verdict } };
    const { chunks } = read(text('a'), { type: 'response.completed', response: { moderation } });
    expect(chunks.filter(({ type }) => type === 'data-parley-moderation')).toEqual([
      {
        type: 'data-parley-moderation',
        id: 'provider-output',
        data: {
          stage: 'output',
          action: 'warn',
          origin: 'provider',
          category: 'violence',
          categories: ['violence'],
          scores: { violence: 0.9 },
        },
      },
    ]);
  });

  it.each([
    [{ type: 'error', code: 'rate_limit_exceeded', message: 'org-1 too fast' }, 'rate-limited'],
    [{ type: 'error', error: { type: 'insufficient_quota', message: 'org-1 has no quota' } }, 'budget-spent'],
    [
      { type: 'response.failed', response: { error: { code: 'server_error', message: 'org-1' } } },
      'upstream-unavailable',
    ],
    [{ error: { code: 502, message: 'org-1' } }, 'upstream-unavailable'],
    [{ error: { code: 400, message: 'org-1' } }, 'upstream-refused'],
    [{ type: 'error', code: 'context_length_exceeded', message: 'org-1' }, 'too-large'],
    [
      { type: 'response.failed', response: { error: { code: 'invalid_prompt', message: 'org-1' } } },
      'upstream-refused',
    ],
  ])('gives the failure %j the code %s, and its words to the log alone', (frame, code) => {
    const { chunks, reports } = read(text('Hel'), frame);
    expect(foldChunks(chunks)).toMatchObject({
      parts: [{ text: 'Hel' }],
      status: { outcome: 'error', errorCode: code },
    });
    expect(JSON.stringify(chunks)).not.toContain('org-1');
    expect(JSON.stringify(reports)).toContain('org-1');
  });

  it('reports events and items that it does not know, and no progress', () => {
    const { reports } = read(
      { type: 'response.future.delta' },
      { type: 'response.web_search_call.searching' },
      done({ type: 'compaction', id: 'c' }),
      '[DONE]',
    );
    expect(reports).toMatchObject([
      { type: 'unknown', name: 'response.future.delta' },
      { type: 'unknown', name: 'compaction' },
    ]);
  });

  it('names the place from which a background response is gone on with', () => {
    const reader = openaiResponses.createReader();
    reader.read(
      JSON.stringify({ ...created, response: { ...created.response, background: true }, sequence_number: 0 }),
    );
    reader.read(JSON.stringify(text('a', { sequence_number: 41 })));
    expect(reader.getCursor?.()).toBe('resp_1:41');
    expect(writeOpenaiResponsesResume('resp_1:41')).toEqual({
      path: '/responses/resp_1?stream=true&starting_after=41',
    });
    expect(writeOpenaiResponsesResume('../keys?x=:1')).toBeUndefined();
  });

  it('names no such place for a response that cannot be gone on with', () => {
    const reader = openaiResponses.createReader();
    reader.read(JSON.stringify(created));
    expect(reader.getCursor?.()).toBeUndefined();
  });
});
