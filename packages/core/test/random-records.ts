import type { Message, MessageStatus, Part } from '@parley/protocol';
import * as fc from 'fast-check';
import type { StoredConversation } from '../src/ports/storage.ts';

const citation = fc.record({
  number: fc.nat(9),
  passageId: fc.string(),
  documentId: fc.string(),
  title: fc.string(),
  excerpt: fc.string(),
});

const parts: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ type: fc.constant('file' as const), url: fc.webUrl(), mediaType: fc.constant('image/png') }),
  fc.record({ type: fc.constant('source-url' as const), sourceId: fc.string(), url: fc.webUrl() }),
  fc.record({
    type: fc.constant('tool-weather' as const),
    toolCallId: fc.string(),
    toolName: fc.constant('weather'),
    state: fc.constant('output-available' as const),
    inputText: fc.string(),
    input: fc.jsonValue(),
    output: fc.jsonValue(),
  }),
  fc.record({ type: fc.constant('data-parley-citation' as const), id: fc.string(), data: citation }),
  fc.record({ type: fc.constant('data-own' as const), data: fc.jsonValue() }),
);

const statuses: fc.Arbitrary<MessageStatus> = fc.oneof(
  fc.constantFrom<MessageStatus>(
    { type: 'done', outcome: 'complete' },
    { type: 'done', outcome: 'stopped' },
    { type: 'done', outcome: 'error', errorCode: 'offline' },
  ),
  fc.constantFrom<MessageStatus>({ type: 'pending' }, { type: 'streaming' }),
);

const drafts = fc.record({
  role: fc.constantFrom('user' as const, 'assistant' as const),
  parts: fc.array(parts, { maxLength: 4 }),
  status: statuses,
  createdAtMs: fc.nat(2_000_000_000_000),
  parent: fc.nat(),
});

/** Conversations with branches, every kind of part and every standing, as JSON can hold them. */
export const randomRecords: fc.Arbitrary<StoredConversation> = fc
  .record({ drafts: fc.array(drafts, { maxLength: 8 }), head: fc.nat(), title: fc.string() })
  .map(({ drafts: all, head, title }) => {
    const messages: readonly Message[] = all.map(({ parent, ...draft }, index) => {
      const position = parent % (index + 1);
      return { ...draft, id: `m${index}`, parentId: position === index ? null : `m${position}` };
    });
    const headId = messages[head % Math.max(messages.length, 1)]?.id ?? null;
    const record = { version: 1 as const, id: 'random', messages, headId, ...(title !== '' && { title }) };
    // JSON knows no -0.
    return JSON.parse(JSON.stringify(record));
  });
