import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutEveryByte } from '../../../test/cut-bytes.ts';
import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { readFrames, readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { agUi } from './ag-ui.ts';

const read = (...frames: readonly unknown[]) => readWithWire(agUi, frames);
const started = { type: 'RUN_STARTED', threadId: 't', runId: 'r' };
const finished = { type: 'RUN_FINISHED', threadId: 't', runId: 'r' };
const text = (messageId: string, delta: string) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId, delta });
const draftOf = (...frames: readonly unknown[]) => foldChunks(read(started, ...frames, finished).chunks);

const scenarios: Record<string, { type: string }[]> = JSON.parse(
  readFileSync(new URL('../../../fixtures/ag-ui/events.json', import.meta.url), 'utf8'),
);

describe("the protocol's own scenarios", () => {
  it.each(Object.entries(scenarios))('%s is whole, and nothing in it is unknown', (name, frames) => {
    const { chunks, reports } = read(...frames);
    expect(foldChunks(chunks).status).toMatchObject({ outcome: name === 'error_handling' ? 'error' : 'complete' });
    const unknown = reports.flatMap((report) => (report.type === 'unknown' ? [report.name] : []));
    expect(unknown.filter((type) => type !== 'RAW' && !type.startsWith('TEXT_MESSAGE_START'))).toEqual([]);
  });
});

describeAnyFrames({ wire: agUi, dialects: [], frames: Object.values(scenarios).flat() });

describe('text and thoughts', () => {
  it('reads a message, however the network cuts it', () => {
    const frames = [
      started,
      { type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' },
      text('m', '你好, '),
      text('m', 'world 😀'),
      { type: 'TEXT_MESSAGE_END', messageId: 'm' },
      finished,
    ];
    const { chunks, reports } = read(...frames);
    expect(chunks).toEqual([
      { type: 'text-start', id: 'text-1' },
      { type: 'text-delta', id: 'text-1', delta: '你好, ' },
      { type: 'text-delta', id: 'text-1', delta: 'world 😀' },
      { type: 'text-end', id: 'text-1' },
      { type: 'finish', finishReason: 'stop' },
    ]);
    expect(reports).toEqual([]);
    const body = frames.map((frame) => `data: ${JSON.stringify(frame)}\r\n\r\n`).join('');
    expect(read(...readFrames(agUi, cutEveryByte(body))).chunks).toEqual(chunks);
  });

  it('reads an event whose JSON stands in several data lines', () => {
    const body =
      'data: {"type":"RUN_STARTED",\ndata: "threadId":"t","runId":"r"}\n\n' +
      'data: {"type":"TOOL_CALL_START","toolCallId":"a","toolCallName":"f"}\n\n' +
      'data: {"type":"TOOL_CALL_END","toolCallId":"a"}\n\n' +
      'data: {"type":"RUN_FINISHED","threadId":"t","runId":"r"}\n\n';
    const { chunks } = read(...readFrames(agUi, [body]));
    expect(chunks.map(({ type }) => type)).toEqual(['tool-input-start', 'tool-input-available', 'finish']);
  });

  it('gives no finish when the stream is cut off', () => {
    const { chunks } = read(started, text('m', 'Hel'));
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hel' }], status: { outcome: 'truncated' } });
  });

  it('keeps messages apart that come interleaved, and skips those of others', () => {
    const { parts } = draftOf(
      { type: 'TEXT_MESSAGE_START', messageId: 'a', role: 'assistant' },
      { type: 'TEXT_MESSAGE_START', messageId: 'b', role: 'system' },
      { type: 'TEXT_MESSAGE_START', messageId: 'c' },
      text('a', 'A1 '),
      text('b', 'secret'),
      text('c', 'C'),
      text('a', 'A2'),
    );
    expect(parts).toMatchObject([{ text: 'A1 A2' }, { text: 'C' }]);
  });

  it('begins and ends what comes in chunks', () => {
    const { chunks } = read(
      started,
      { type: 'REASONING_MESSAGE_CHUNK', messageId: 'r', delta: 'Hm.' },
      { type: 'TEXT_MESSAGE_CHUNK', messageId: 'm', role: 'assistant', delta: 'Hel' },
      { type: 'RAW', event: {} },
      { type: 'TEXT_MESSAGE_CHUNK', delta: 'lo' },
      { type: 'TEXT_MESSAGE_CHUNK' },
      { type: 'TOOL_CALL_CHUNK', toolCallId: 'a', toolCallName: 'f', delta: '{"x":' },
      { type: 'TOOL_CALL_CHUNK', toolCallId: 'a', delta: '1}' },
      { type: 'STEP_STARTED', stepName: 's' },
      finished,
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { type: 'reasoning', text: 'Hm.', state: 'done' },
      { type: 'text', text: 'Hello', state: 'done' },
      { type: 'tool-f', state: 'input-available', input: { x: 1 } },
      { type: 'step-start' },
    ]);
    const available = chunks.findIndex(({ type }) => type === 'tool-input-available');
    expect(chunks[available + 1]).toEqual({ type: 'start-step' });
  });

  it('keeps the encrypted form of a thought that comes after its end', () => {
    const { chunks } = read(
      { type: 'REASONING_START', messageId: 'r' },
      { type: 'REASONING_MESSAGE_START', messageId: 'r', role: 'reasoning' },
      { type: 'REASONING_MESSAGE_CONTENT', messageId: 'r', delta: 'Let me ' },
      { type: 'REASONING_MESSAGE_CHUNK', messageId: 'r', delta: 'see.' },
      { type: 'REASONING_MESSAGE_END', messageId: 'r' },
      { type: 'REASONING_ENCRYPTED_VALUE', subtype: 'message', entityId: 'r', encryptedValue: 'ZW5j' },
      { type: 'REASONING_END', messageId: 'r' },
    );
    expect(chunks.slice(-2)).toEqual([
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'see.' },
      { type: 'reasoning-end', id: 'reasoning-1', providerMetadata: { agUi: { encryptedValue: 'ZW5j' } } },
    ]);
  });

  it('reads the thoughts of the first versions', () => {
    const { parts } = draftOf(
      { type: 'THINKING_START', title: 'Analysing' },
      { type: 'THINKING_TEXT_MESSAGE_START' },
      { type: 'THINKING_TEXT_MESSAGE_CONTENT', delta: 'Hm.' },
      { type: 'THINKING_TEXT_MESSAGE_END' },
      { type: 'THINKING_END' },
      text('m', 'Yes.'),
    );
    expect(parts).toMatchObject([
      { type: 'reasoning', text: 'Hm.', state: 'done' },
      { type: 'text', text: 'Yes.' },
    ]);
  });
});

describe('tools', () => {
  const start = { type: 'TOOL_CALL_START', toolCallId: 'a', toolCallName: 'search', parentMessageId: null };
  const argumentsOf = (delta: string) => ({ type: 'TOOL_CALL_ARGS', toolCallId: 'a', delta });
  const end = { type: 'TOOL_CALL_END', toolCallId: 'a' };

  it('gives the result of a tool that the agent ran', () => {
    const { chunks } = read(
      started,
      start,
      argumentsOf('{"q":'),
      argumentsOf('1}'),
      end,
      { type: 'TOOL_CALL_RESULT', messageId: 'x', toolCallId: 'a', content: 'found', role: 'tool' },
      finished,
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { type: 'tool-search', state: 'output-available', input: { q: 1 }, output: 'found' },
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
  });

  it('waits for the page when no result came', () => {
    const { chunks } = read(started, start, end, finished);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('never lets a call run when a frame is lost in its input', () => {
    const { chunks } = read(started, start, argumentsOf('{"q":'), '{"type":', argumentsOf('1}'), end, finished);
    expect(chunks.filter(({ type }) => type === 'tool-input-available')).toEqual([]);
    expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-input-error', toolCallId: 'a' }));
  });

  it('asks for the approval of a call that an interrupt names', () => {
    const interrupts = [{ id: 'i', reason: 'tool_call', message: 'May I?', toolCallId: 'a' }];
    const { chunks } = read(started, start, end, { ...finished, outcome: { type: 'interrupt', interrupts } });
    expect(chunks.slice(-2)).toEqual([
      { type: 'tool-approval-request', approvalId: 'i', toolCallId: 'a', reason: 'May I?' },
      { type: 'finish', finishReason: 'tool-calls' },
    ]);
  });

  it('makes a call of an interrupt that names none, so that it can be answered', () => {
    const interrupt = { id: 'i', reason: 'confirmation' };
    const { chunks } = read(started, { ...finished, outcome: { type: 'interrupt', interrupts: [interrupt] } });
    expect(chunks.slice(0, 3)).toEqual([
      { type: 'tool-input-start', toolCallId: 'i', toolName: 'confirmation', dynamic: true },
      { type: 'tool-input-available', toolCallId: 'i', toolName: 'confirmation', dynamic: true, input: interrupt },
      { type: 'tool-approval-request', approvalId: 'i', toolCallId: 'i', reason: 'confirmation' },
    ]);
  });
});

describe('state and data', () => {
  const stateOf = (...frames: readonly object[]) =>
    draftOf(...frames).parts.flatMap((part) => (part.type === 'data-ag-ui-state' && 'data' in part ? [part.data] : []));

  it('keeps one part with the whole state', () => {
    expect(
      stateOf(
        { type: 'STATE_SNAPSHOT', snapshot: { count: 0, items: [], gone: null } },
        {
          type: 'STATE_DELTA',
          delta: [
            { op: 'replace', path: '/count', value: 1 },
            { op: 'add', path: '/items/-', value: 'a' },
            { op: 'remove', path: '/gone' },
          ],
        },
      ),
    ).toEqual([{ count: 1, items: ['a'] }]);
  });

  it('keeps the state before a change that does not fit, and reports it', () => {
    const { chunks, reports } = read(
      { type: 'STATE_SNAPSHOT', snapshot: { a: 1 } },
      { type: 'STATE_DELTA', delta: [{ op: 'remove', path: '/b' }] },
    );
    expect(chunks).toEqual([{ type: 'data-ag-ui-state', id: 'state', data: { a: 1 } }]);
    expect(reports).toMatchObject([{ type: 'malformed' }]);
  });

  it('passes on changes to a state that was never sent', () => {
    const delta = [{ op: 'add', path: '/a', value: 1 }];
    expect(read({ type: 'STATE_DELTA', delta }).chunks).toEqual([
      { type: 'data-ag-ui-state-delta', data: delta, transient: true },
    ]);
  });

  it('keeps one part for each activity', () => {
    const activity = { messageId: 'm', activityType: 'PLAN' };
    const { parts } = draftOf(
      { type: 'ACTIVITY_SNAPSHOT', ...activity, content: { tasks: ['search'] }, replace: true },
      { type: 'ACTIVITY_SNAPSHOT', ...activity, content: { tasks: [] }, replace: false },
      { type: 'ACTIVITY_DELTA', ...activity, patch: [{ op: 'replace', path: '/tasks/0', value: '✓ search' }] },
    );
    expect(parts).toEqual([
      {
        type: 'data-ag-ui-activity',
        id: 'm',
        data: { activityType: 'PLAN', content: { tasks: ['✓ search'] } },
      },
    ]);
  });

  it('gives events of the application as data of their name, and ours only when they are right', () => {
    const warning = { stage: 'output', action: 'warn', category: 'tone' };
    const { chunks, reports } = read(
      { type: 'CUSTOM', name: 'feedback', value: { rating: 5 } },
      { type: 'CUSTOM', name: 'parley-moderation', value: warning },
      { type: 'CUSTOM', name: 'parley-usage', value: 'lies' },
      { type: 'CUSTOM', name: '', value: 1 },
      { type: 'RAW', event: { metric: 1 } },
    );
    expect(chunks).toEqual([
      { type: 'data-feedback', data: { rating: 5 } },
      { type: 'data-parley-moderation', id: 'parley-moderation', data: warning },
    ]);
    expect(reports).toMatchObject([
      { type: 'unknown', name: 'CUSTOM parley-usage' },
      { type: 'unknown' },
      { type: 'unknown', name: 'RAW', value: { metric: 1 } },
    ]);
  });

  it('tells of agents that work for the agent, without what they say of a failure', () => {
    const { chunks, reports } = read(
      { type: 'SUBAGENT_STARTED', subagentRunId: 's', name: 'Finder' },
      { type: 'SUBAGENT_ERROR', subagentRunId: 's', message: 'key sk-1' },
    );
    expect(chunks).toMatchObject([
      { type: 'data-ag-ui-subagent', id: 's', data: { status: 'running', name: 'Finder' } },
      { type: 'data-ag-ui-subagent', id: 's', data: { status: 'failed', name: 'Finder' } },
    ]);
    expect(JSON.stringify(chunks)).not.toContain('sk-1');
    expect(reports).toEqual([{ type: 'failure', detail: 'key sk-1' }]);
  });

  it('takes from a snapshot of the messages what belongs to the reply and was not streamed', () => {
    const { parts } = draftOf(
      text('streamed', 'Already here.'),
      { type: 'TEXT_MESSAGE_START', messageId: 'streamed' },
      {
        type: 'MESSAGES_SNAPSHOT',
        messages: [
          { id: 'old', role: 'assistant', content: 'Earlier.' },
          { id: 'u', role: 'user', content: 'Weather?' },
          { id: 'r', role: 'reasoning', content: 'Hm.', encryptedValue: 'ZQ==' },
          { id: 'streamed', role: 'assistant', content: 'Already here.' },
          {
            id: 'm',
            role: 'assistant',
            content: 'I look.',
            toolCalls: [{ id: 'c', type: 'function', function: { name: 'weather', arguments: '{"city":"北京"}' } }],
          },
          { id: 't', role: 'tool', toolCallId: 'c', content: '晴' },
        ],
      },
    );
    expect(parts).toMatchObject([
      { type: 'text', text: 'Already here.' },
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'I look.' },
      { type: 'tool-weather', state: 'output-available', input: { city: '北京' }, output: '晴' },
    ]);
  });
});

describe('runs', () => {
  it('takes several runs in one stream as steps, with one finish', () => {
    const { chunks } = read(started, text('a', 'One.'), finished, started, text('b', 'Two.'), finished);
    expect(chunks.map(({ type }) => type)).toEqual([
      'text-start',
      'text-delta',
      'text-end',
      'finish-step',
      'start-step',
      'text-start',
      'text-delta',
      'text-end',
      'finish',
    ]);
  });

  it('reads on after a run that has finished, until the stream ends', () => {
    const reader = agUi.createReader();
    for (const frame of [started, finished]) reader.read(JSON.stringify(frame));
    expect(reader.isEnded()).toBe(false);
  });

  it('is cut off when a second run does not finish', () => {
    const { chunks } = read(started, text('a', 'One.'), finished, started, text('b', 'Tw'));
    expect(foldChunks(chunks).status).toMatchObject({ outcome: 'truncated' });
  });

  const usage = [
    { model: 'a', inputTokens: 10, outputTokens: 5, cachedInputTokens: 3 },
    { model: 'b', inputTokens: 1, outputTokens: 2, reasoningTokens: 1 },
  ];
  const summed = {
    type: 'data-parley-usage',
    id: 'usage',
    data: { model: 'a, b', inputTokens: 11, outputTokens: 7, cachedInputTokens: 3, reasoningTokens: 1 },
  };

  it('adds up what the models took', () => {
    expect(read(started, { ...finished, usage }).chunks).toEqual([summed, { type: 'finish', finishReason: 'stop' }]);
  });

  it('says a safe sentence when a run fails, keeps its usage, and reads nothing more', () => {
    const { chunks, reports } = read(
      started,
      text('m', 'Hel'),
      { type: 'RUN_ERROR', message: 'key sk-1', code: 'TIMEOUT', usage },
      finished,
    );
    expect(chunks.slice(-2)).toEqual([
      summed,
      { type: 'error', code: 'upstream-unavailable', errorText: 'The model could not answer.' },
    ]);
    expect(reports).toMatchObject([{ type: 'failure', detail: expect.stringContaining('sk-1') }]);
  });

  it('stops when a run was cancelled', () => {
    const { chunks } = read(started, text('m', 'Hel'), { ...finished, outcome: { type: 'cancelled' } });
    expect(foldChunks(chunks).status).toMatchObject({ outcome: 'stopped' });
  });

  it('opens the envelope that carries a cursor', () => {
    const reader = agUi.createReader();
    const chunks = reader.read(JSON.stringify({ id: '7', chunk: text('m', 'Hi') }));
    expect(chunks.at(-1)).toMatchObject({ type: 'text-delta', delta: 'Hi' });
    expect(reader.getCursor?.()).toBe('7');
  });

  it('reports events that it does not know', () => {
    expect(read({ type: 'FUTURE' }).reports).toMatchObject([{ type: 'unknown', name: 'FUTURE' }]);
  });
});
