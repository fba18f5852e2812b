import { describe, expect, it } from 'vitest';
import { createSlowGuard, judgeByRules } from '../../test/slow-guard.ts';
import { words } from '../guards/words.ts';
import { guardStream } from './guard-stream.ts';

const guards = [words({ block: ['kill'] })];

const createSource = (pieces: readonly string[]) => {
  const state = { isCancelled: false };
  const queue = [...pieces];
  const source = new ReadableStream<string>({
    pull(controller) {
      const piece = queue.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
    cancel() {
      state.isCancelled = true;
    },
  });
  return { source, state };
};

const readAll = async (stream: ReadableStream<string>) => {
  const reader = stream.getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text, error: null };
      text += value;
    }
  } catch (error) {
    return { text, error };
  }
};

describe('guardStream', () => {
  it('passes good text on unchanged', async () => {
    const { source } = createSource(['Hello ', 'ki', 'te']);
    expect(await readAll(guardStream(source, guards))).toEqual({ text: 'Hello kite', error: null });
  });

  it.each([[['a ki', 'll b']], [['a kill']], [['a ', 'k', 'i', 'l', 'l']]])(
    'lets out what came before in %j, then fails',
    async (pieces) => {
      const { source, state } = createSource([...pieces, '. ', 'more', 'more', 'more']);
      expect(await readAll(guardStream(source, guards))).toMatchObject({ text: 'a ', error: { code: 'blocked' } });
      expect(state.isCancelled).toBe(true);
    },
  );

  it('hands a cancel on to its source', async () => {
    const { source, state } = createSource(['a', 'b']);
    await guardStream(source, guards).cancel();
    expect(state.isCancelled).toBe(true);
  });

  it('lets out what it holds when its source fails, then fails as the source did', async () => {
    const pieces = ['Hello ki'];
    const source = new ReadableStream<string>({
      pull(controller) {
        const piece = pieces.shift();
        if (piece === undefined) controller.error(new Error('broken'));
        else controller.enqueue(piece);
      },
    });
    expect(await readAll(guardStream(source, guards))).toMatchObject({
      text: 'Hello ki',
      error: { message: 'broken' },
    });
  });

  it('reads on while verdicts are awaited, and cancels a source that is silent', async () => {
    const slow = createSlowGuard((content) => judgeByRules(content, { block: ['kill'], redact: [] }));
    let isCancelled = false;
    const source = new ReadableStream<string>({
      start(controller) {
        for (const piece of ['One. ', 'Two. ', 'I kill. ']) controller.enqueue(piece);
      },
      cancel() {
        isCancelled = true;
      },
    });
    const reading = readAll(guardStream(source, [slow.guard], { holdBackChars: 0 }));
    for (let turn = 0; turn < 4; turn += 1) await slow.answer(9);
    expect(slow.asked).toHaveLength(3);
    while (!isCancelled) await slow.answer(0);
    expect(await reading).toMatchObject({ text: 'One. Two. I ', error: { code: 'blocked', detail: 'rules' } });
  });
});
