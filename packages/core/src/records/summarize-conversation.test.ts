import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { randomRecords } from '../../test/random-records.ts';
import { summarizeConversation } from './summarize-conversation.ts';

describe('summarizeConversation', () => {
  it('takes the first question as title, on one line, cut short between characters', () => {
    expect(summarizeConversation(buildRecord('one', '  What\n\n costs\tit? ')).title).toBe('What costs it?');
    const { title } = summarizeConversation(buildRecord('one', '👋'.repeat(100)));
    expect(title).toBe(`${'👋'.repeat(79)}…`);
  });

  it('takes the name that was given before anything else', () => {
    expect(summarizeConversation({ ...buildRecord('one', 'Hello'), title: 'Greetings' }).title).toBe('Greetings');
  });

  it('takes the first words that wait when nothing was sent', () => {
    const record = { ...buildRecord('one'), queue: [{ id: 'q', text: 'Are you there?' }] };
    expect(summarizeConversation(record)).toMatchObject({ title: 'Are you there?', messageCount: 0, preview: '' });
  });

  it('changed when its newest message was made, unless the record knows better', () => {
    const record = buildRecord('one', 'Hello', 'Hi');
    expect(summarizeConversation(record)).toMatchObject({ createdAtMs: 1_000_000, updatedAtMs: 1_001_000 });
    expect(summarizeConversation({ ...record, updatedAtMs: 5 })).toMatchObject({ updatedAtMs: 5 });
  });

  it('counts and shows the branch in view', () => {
    const record = { ...buildRecord('one', 'Hello', 'Hi', 'Bye'), headId: 'one-1' };
    expect(summarizeConversation(record)).toMatchObject({ messageCount: 2, preview: 'Hi' });
  });

  it('keeps to its lengths, whatever the record', () => {
    fc.assert(
      fc.property(randomRecords, ({ title: _, ...record }) => {
        const { title, preview } = summarizeConversation(record);
        expect([...title].length).toBeLessThanOrEqual(80);
        expect([...preview].length).toBeLessThanOrEqual(160);
        expect(title + preview).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});
