import { cutBytes } from './cut-bytes.ts';
import type { Content, Dialect, HistoryMessage } from './task.ts';

/** Half English, half Chinese with emoji, in turns of fifty. */
const makeWords = (count: number): readonly string[] => {
  const words = ['The ', 'transfer ', 'arrives ', 'within ', 'one ', 'working ', 'day, ', 'often ', 'sooner. '];
  const hanzi = ['转账', '通常', '在', '一个', '工作日', '内', '到账', '，', '有时更快。🙂'];
  return Array.from({ length: count }, (_, index) => {
    const source = Math.floor(index / 50) % 2 === 0 ? words : hanzi;
    return source[index % source.length] ?? '';
  });
};

/** The JSON of a table, in `count` pieces of about twenty characters. */
const makeArguments = (count: number): readonly string[] => {
  const rows = Array.from({ length: Math.ceil(count / 3) }, (_, id) => ({
    id,
    title: `row ${id} 第${id}行`,
    amount: id * 1.5,
  }));
  const json = JSON.stringify({ rows });
  const place = (index: number) => Math.floor((index * json.length) / count);
  return Array.from({ length: count }, (_, index) => json.slice(place(index), place(index + 1)));
};

type Frames = (content: Content, pieces: readonly string[]) => readonly object[];

const call = { toolCallId: 'c1', toolName: 'draw' };

const dialects: Readonly<Record<Dialect, Frames>> = {
  'ui-message-stream': (content, pieces) => {
    const text = [
      { type: 'text-start', id: 't1' },
      ...pieces.map((delta) => ({ type: 'text-delta', id: 't1', delta })),
      { type: 'text-end', id: 't1' },
    ];
    const tool = () => [
      { type: 'tool-input-start', ...call },
      ...pieces.map((inputTextDelta) => ({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta })),
      { type: 'tool-input-available', ...call, input: JSON.parse(pieces.join('')) },
    ];
    return [
      { type: 'start', messageId: 'm1' },
      { type: 'start-step' },
      ...(content === 'text' ? text : tool()),
      { type: 'finish-step' },
      { type: 'finish', finishReason: content === 'text' ? 'stop' : 'tool-calls' },
    ];
  },
  'ag-ui': (content, pieces) => {
    const run = { threadId: 'talk', runId: 'r1' };
    const text = [
      { type: 'TEXT_MESSAGE_START', messageId: 'm1', role: 'assistant' },
      ...pieces.map((delta) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta })),
      { type: 'TEXT_MESSAGE_END', messageId: 'm1' },
    ];
    const tool = [
      { type: 'TOOL_CALL_START', toolCallId: 'c1', toolCallName: 'draw', parentMessageId: 'm1' },
      ...pieces.map((delta) => ({ type: 'TOOL_CALL_ARGS', toolCallId: 'c1', delta })),
      { type: 'TOOL_CALL_END', toolCallId: 'c1' },
    ];
    return [{ type: 'RUN_STARTED', ...run }, ...(content === 'text' ? text : tool), { type: 'RUN_FINISHED', ...run }];
  },
  'openai-chat': (content, pieces) => {
    const head = { id: 'm1', object: 'chat.completion.chunk', created: 1, model: 'm' };
    const frame = (delta: object, finish_reason: string | null = null) => ({
      ...head,
      choices: [{ index: 0, delta, finish_reason }],
    });
    const text = pieces.map((piece) => frame({ content: piece }));
    const tool = [
      frame({ tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name: 'draw', arguments: '' } }] }),
      ...pieces.map((piece) => frame({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
    ];
    return [
      frame({ role: 'assistant', content: content === 'text' ? '' : null }),
      ...(content === 'text' ? text : tool),
      frame({}, content === 'text' ? 'stop' : 'tool_calls'),
    ];
  },
};

/** One reply of `count` deltas in a dialect, as the network gives it, and what it says. */
export const makeReply = (dialect: Dialect, content: Content, count: number) => {
  const pieces = content === 'text' ? makeWords(count) : makeArguments(count);
  const frames = [...dialects[dialect](content, pieces).map((frame) => JSON.stringify(frame))];
  if (dialect !== 'ag-ui') frames.push('[DONE]');
  const bytes = new TextEncoder().encode(frames.map((data) => `data: ${data}\n\n`).join(''));
  return { reads: cutBytes(bytes), deltas: pieces.length, expected: pieces.join('') };
};

export const makeHistory = (count: number): readonly HistoryMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `h${index}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    text: `Message ${index}: what does an international transfer cost? 国际转账多少钱？`,
  }));
