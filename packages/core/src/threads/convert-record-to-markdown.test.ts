import type { Message, Part } from '@parley/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { randomRecords } from '../../test/random-records.ts';
import { convertRecordToMarkdown } from './convert-record-to-markdown.ts';

const answer = (parts: readonly Part[], status: Message['status'] = { type: 'done', outcome: 'complete' }) => {
  const record = buildRecord('one', 'Hello', 'Hi');
  return {
    ...record,
    messages: record.messages.map((message, index) => (index === 0 ? message : { ...message, parts, status })),
  };
};

describe('convertRecordToMarkdown', () => {
  it('writes the branch in view, with who said what and when', () => {
    const { messages, ...record } = buildRecord('one', 'Hello', 'Hi **there**');
    const aside: Message = {
      ...buildRecord('two', 'Aside').messages[0],
      id: 'aside',
      role: 'assistant',
      parentId: 'one-0',
      parts: [],
      status: { type: 'pending' },
      createdAtMs: 0,
    };
    expect(convertRecordToMarkdown({ ...record, messages: [...messages, aside] })).toBe(
      [
        '# Hello',
        '## Visitor, 1970-01-01T00:16:40Z',
        '> Hello',
        '## Assistant, 1970-01-01T00:16:41Z',
        '> Hi **there**\n',
      ].join('\n\n'),
    );
  });

  it('tells how a message ended, and why it was blocked', () => {
    const reason = { stage: 'output', action: 'block', category: 'advice', reason: 'No *advice*.' } as const;
    const part: Part = { type: 'data-parley-moderation', id: '1', data: reason };
    expect(convertRecordToMarkdown(answer([], { type: 'done', outcome: 'stopped' }))).toContain('\n\n*Stopped\\.*\n');
    expect(convertRecordToMarkdown(answer([], { type: 'streaming' }))).toContain('\n\n*Not finished\\.*\n');
    expect(convertRecordToMarkdown(answer([part], { type: 'done', outcome: 'blocked' }))).toContain(
      '\n\n*Blocked\\. No \\*advice\\*\\.*\n',
    );
  });

  it('lists sources, files and tools, and links to the web only', () => {
    const citation = {
      number: 1,
      passageId: 'p',
      documentId: 'd',
      title: 'Fees [2026]',
      excerpt: 'x',
      quote: 'It is free.',
    };
    const markdown = convertRecordToMarkdown(
      answer([
        { type: 'text', text: 'Free [1].' },
        {
          type: 'data-parley-citation',
          id: '1',
          data: { ...citation, url: 'https://a.example/f?x=<1> 2', locator: { page: 3 } },
        },
        { type: 'source-url', sourceId: '2', url: 'javascript:alert(1)', title: 'Evil' },
        { type: 'source-document', sourceId: '3', mediaType: 'application/pdf', title: 'Terms' },
        { type: 'file', url: 'data:image/png;base64,AAAA', mediaType: 'image/png', filename: 'a.png' },
        { type: 'tool-fees', toolCallId: '1', toolName: 'fees', state: 'output-available', input: { account: '42' } },
      ]),
    );
    expect(markdown.split('> Free [1].\n\n')[1]).toBe(
      [
        '**Tools**',
        '- fees (output\\-available)',
        '**Sources**',
        '- \\[1\\] [Fees \\[2026\\]](<https://a.example/f?x=%3C1%3E%202>), page 3: “It is free\\.”\n- Evil\n- Terms',
        '**Files**',
        '- a\\.png (image/png)\n',
      ].join('\n\n'),
    );
  });

  it('leaves out what the model thought and what tools were asked with, unless it is asked for', () => {
    const record = answer([
      { type: 'reasoning', text: 'They want <b>' },
      { type: 'tool-fees', toolCallId: '1', toolName: 'fees', state: 'input-available', input: { account: 42 } },
    ]);
    expect(convertRecordToMarkdown(record)).not.toMatch(/They want|account/);
    const whole = convertRecordToMarkdown(record, { includesReasoning: true, includesToolInputs: true });
    expect(whole).toContain('**Reasoning**\n\n> They want &lt;b>');
    expect(whole).toContain('- fees: \\{"account":42\\} (input\\-available)');
  });

  it('says everything of its own in the words that it is given', () => {
    const labels = { roles: { user: '访客', assistant: '助手', system: '系统' }, untitled: '对话' };
    expect(convertRecordToMarkdown(buildRecord('one', '你好', '您好'), { labels })).toContain('## 助手, ');
    expect(convertRecordToMarkdown(buildRecord('one'), { labels })).toBe('# 对话\n');
  });

  it('has the headings of its messages and no other, whatever is in them', () => {
    const hostile = fc.constantFrom(
      '# h\n',
      '\n\n',
      '```\n',
      '- ',
      '> ',
      '<!--',
      '[1]: x\n',
      '---\n',
      '\r',
      'x\n===\n',
      '    ',
    );
    const texts = fc.array(
      fc.array(hostile, { maxLength: 8 }).map((pieces) => pieces.join('')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const lines = convertRecordToMarkdown(buildRecord('one', ...all)).split(/\r\n|\r|\n/);
        expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(all.length);
        const known = /^(# .*|## (Visitor|Assistant), [\dTZ:-]+|>.*|)$/;
        expect(lines.filter((line) => !known.test(line))).toEqual([]);
      }),
    );
  });

  it('converts every conversation', () => {
    fc.assert(
      fc.property(randomRecords, (record) => {
        expect(convertRecordToMarkdown(record)).toMatch(/^# .+\n/);
      }),
    );
  });
});
