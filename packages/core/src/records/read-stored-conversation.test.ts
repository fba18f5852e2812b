import type { Message } from '@parley/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { readFailure } from '../../test/check-storage.ts';
import { randomRecords } from '../../test/random-records.ts';
import { convertRecordToMarkdown } from '../threads/convert-record-to-markdown.ts';
import { redactRecord } from '../threads/redact-record.ts';
import { parseStoredConversation, readStoredConversation } from './read-stored-conversation.ts';
import { summarizeConversation } from './summarize-conversation.ts';

const read = (value: unknown) => readFailure(Promise.resolve(value).then(readStoredConversation));
const parse = (text: string) => readFailure(Promise.resolve(text).then(parseStoredConversation));
const damaged = 'storage-unavailable: damaged';
const record = buildRecord('one', 'Hello', '你好 👋');
const withMessage = (fields: object) => ({ ...record, messages: [{ ...record.messages[0], ...fields }] });

describe('readStoredConversation', () => {
  it('reads every record that we write', () => {
    fc.assert(
      fc.property(randomRecords, (random) => {
        expect(parseStoredConversation(JSON.stringify(random))).toEqual(random);
      }),
    );
  });

  it('rejects a record that was cut at any byte', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await parse(new TextDecoder().decode(bytes.slice(0, length)))).toBe(damaged);
    }
  });

  it('says that a record is newer than the page, whatever else is in it', async () => {
    expect(await read({ version: 2 })).toBe('storage-unavailable: newer');
    expect(await read({ ...record, version: 1_000 })).toBe('storage-unavailable: newer');
  });

  it.each([null, undefined, 'text', 1, [], {}, { version: 0 }, { version: 1.5 }, { version: '2' }, { version: null }])(
    'rejects %j, which is no record',
    async (value) => {
      expect(await read(value)).toBe(damaged);
    },
  );

  it.each([
    ['a text that is a number', withMessage({ parts: [{ type: 'text', text: 1 }] })],
    ['a text without words', withMessage({ parts: [{ type: 'text' }] })],
    ['a file without an address', withMessage({ parts: [{ type: 'file', mediaType: 'image/png' }] })],
    ['a tool without a name', withMessage({ parts: [{ type: 'tool-x', toolCallId: '1', state: 'input-available' }] })],
    ['a citation without a title', withMessage({ parts: [{ type: 'data-parley-citation', id: '1', data: {} }] })],
    ['an end without an outcome', withMessage({ status: { type: 'done' } })],
    ['a role that is none', withMessage({ role: '__proto__' })],
    ['a title that is none', { ...record, title: {} }],
    ['a time that is none', { ...record, updatedAtMs: 'now' }],
  ])('rejects %s', async (_name, value) => {
    expect(await read(value)).toBe(damaged);
  });

  it('lets parts pass that a newer page may have written', async () => {
    expect(
      await read(
        withMessage({
          parts: [
            { type: 'hologram', beams: 3 },
            { type: 'data-new', data: 1 },
          ],
        }),
      ),
    ).toBeNull();
  });

  it('gives what everything else can work with, whatever is put in the place of anything', () => {
    const places = fc.constantFrom(
      ...['id', 'messages', 'headId', 'title', 'queue', 'activeReply', 'handoff', 'updatedAtMs'],
      ...['message.id', 'message.role', 'message.parentId', 'message.parts', 'message.status', 'message.createdAtMs'],
    );
    fc.assert(
      fc.property(randomRecords, places, fc.anything(), (random, place, value) => {
        const [field = '', inner] = place.split('.');
        const broken =
          inner === undefined
            ? { ...random, [field]: value }
            : { ...random, messages: random.messages.map((message) => ({ ...message, [inner]: value })) };
        try {
          const found = readStoredConversation(broken);
          summarizeConversation(found);
          redactRecord(found);
          convertRecordToMarkdown(found, { includesReasoning: true, includesToolInputs: true });
        } catch (error) {
          expect(String(error)).toContain('What is stored is no conversation');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('changes no prototype, whatever the keys', () => {
    const text = JSON.stringify(record).replace('"version"', '"__proto__":{"polluted":1},"constructor":{},"version"');
    const found = parseStoredConversation(text.replaceAll('"role"', '"__proto__":{"polluted":1},"role"'));
    for (const value of [{}, found, { ...found.messages[0] }, redactRecord(found)])
      expect(value).not.toHaveProperty('polluted');
    expect(summarizeConversation(found).title).toBe('Hello');
  });

  it('reads parents that run in a circle, and ids that are there twice, so that nothing hangs on them', () => {
    const [one, two] = record.messages;
    const circle: readonly Message[] = [one, two].flatMap((message) => message ?? []);
    const found = readStoredConversation({
      ...record,
      messages: [...circle.map((message) => ({ ...message, parentId: message.id })), ...circle],
    });
    expect(summarizeConversation(found).messageCount).toBe(1);
    expect(convertRecordToMarkdown(found)).toContain('你好');
  });
});
