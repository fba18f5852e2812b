import type { Guard } from '@parley/guard';
import type { Chunk, Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { moderate } from './moderate.ts';

const message = (text: string): Message => ({
  id: 'm',
  role: 'user',
  parentId: null,
  parts: [
    { type: 'text', text },
    { type: 'file', mediaType: 'text/plain', url: 'data:,' },
  ],
  status: { type: 'pending' },
  createdAtMs: 0,
});
const { signal } = new AbortController();

const allow: Guard = () => ({ type: 'allow' });
const block: Guard = () => ({ type: 'block', category: 'secrets', reason: 'Not that.' });
const warn: Guard = () => ({ type: 'warn', category: 'tone' });
const redact: Guard = (content) => {
  const start = content.indexOf('1234');
  if (start < 0) return { type: 'allow' };
  return { type: 'redact', category: 'numbers', redactions: [{ start, end: start + 4, replacement: '••••' }] };
};
const fail: Guard = () => {
  throw new Error('broken');
};
const reject: Guard = () => Promise.reject(new Error('unreachable'));

describe('checkInput', () => {
  it('lets a message pass as the very parts that it has', async () => {
    const sent = message('Hello');
    const decision = await moderate({ input: [allow] }).checkInput(sent, { signal });
    expect(decision).toEqual({ parts: sent.parts, isBlocked: false });
    expect(decision.parts).toBe(sent.parts);
    expect((await moderate({}).checkInput(sent, { signal })).isBlocked).toBe(false);
  });

  it('keeps the words of a blocked message, and everything that is no text', async () => {
    const { parts, isBlocked } = await moderate({ input: [allow, block] }).checkInput(message('secret'), { signal });
    expect(isBlocked).toBe(true);
    expect(parts).toMatchObject([
      { type: 'text', text: 'secret' },
      { type: 'file' },
      {
        type: 'data-parley-moderation',
        data: { stage: 'input', action: 'block', category: 'secrets', reason: 'Not that.' },
      },
    ]);
  });

  it('covers up what is to be redacted, and lets the rest leave', async () => {
    const { parts, isBlocked } = await moderate({ input: [redact] }).checkInput(message('card 1234!'), { signal });
    expect(isBlocked).toBe(false);
    expect(parts[0]).toEqual({ type: 'text', text: 'card ••••!' });
  });

  it('lets a warned message leave as it is, with the warning', async () => {
    const { parts, isBlocked } = await moderate({ input: [warn] }).checkInput(message('hey'), { signal });
    expect(isBlocked).toBe(false);
    expect(parts).toMatchObject([{ text: 'hey' }, {}, { data: { action: 'warn', category: 'tone' } }]);
  });

  it('has one verdict on a message that is checked again', async () => {
    const moderation = moderate({ input: [warn] });
    const { parts } = await moderation.checkInput(message('hey'), { signal });
    const again = await moderation.checkInput({ ...message('hey'), parts }, { signal });
    expect(again.parts.filter(({ type }) => type === 'data-parley-moderation')).toHaveLength(1);
  });

  it.each([
    ['throws', fail],
    ['rejects', reject],
  ])('lets nothing leave when a guard %s', async (_what, guard) => {
    const checked = moderate({ input: [allow, guard] }).checkInput(message('Hello'), { signal });
    const isBlocked = await checked.then(
      (decision) => decision.isBlocked,
      () => true,
    );
    expect(isBlocked).toBe(true);
  });

  it('hands signal and language to the guards, and waits for none after an abort', async () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const guard: Guard = (_content, context) => {
      seen.push(context.role, context.language);
      context.signal.addEventListener('abort', () => seen.push('aborted'));
      return new Promise(() => {});
    };
    const checked = moderate({ input: [guard] }).checkInput(message('Hello'), {
      signal: controller.signal,
      language: 'zh',
    });
    controller.abort(new Error('stopped'));
    await expect(checked).rejects.toThrow('stopped');
    expect(seen).toEqual(['user', 'zh', 'aborted']);
  });
});

describe('guardReply', () => {
  const read = async (guards: readonly Guard[], texts: readonly string[]) => {
    const events: string[] = [];
    async function* batches() {
      yield [{ chunk: { type: 'text-start', id: '0' } satisfies Chunk }];
      for (const delta of texts) yield [{ chunk: { type: 'text-delta', id: '0', delta } satisfies Chunk }];
      yield [{ chunk: { type: 'text-end', id: '0' } satisfies Chunk }, { chunk: { type: 'finish' } satisfies Chunk }];
    }
    const guarded = moderate({ output: guards }).guardReply?.(batches(), {
      signal,
      onBlock: () => events.push('block'),
    });
    let words = '';
    const types: string[] = [];
    for await (const batch of guarded ?? []) {
      for (const { chunk } of batch) {
        if (chunk.type === 'text-delta') words += chunk.delta;
        types.push(chunk.type);
      }
    }
    return { words, types, events };
  };

  it('is not there without guards for replies', () => {
    expect(moderate({ input: [block] }).guardReply).toBeUndefined();
  });

  it('lets a reply that passes through as it is', async () => {
    const { words, types, events } = await read([allow], ['Hello ', '你好。']);
    expect(words).toBe('Hello 你好。');
    expect(types.at(-1)).toBe('finish');
    expect(events).toEqual([]);
  });

  it('tells of a block, and shows the verdict in the place of the words', async () => {
    const { words, types, events } = await read([block], ['secret']);
    expect(words).toBe('');
    expect(types).toContain('data-parley-moderation');
    expect(events).toEqual(['block']);
  });

  it('shows nothing that could not be checked', async () => {
    const { words } = await read([reject], ['Hello ', 'there.']).catch(() => ({ words: '' }));
    expect(words).toBe('');
  });
});
