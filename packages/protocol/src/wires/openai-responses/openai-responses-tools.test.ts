import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import type { Chunk } from '../../chunk.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { openaiResponses } from './openai-responses.ts';

const usage = { input_tokens: 9, output_tokens: 4, output_tokens_details: { reasoning_tokens: 3 } };
const completed = { type: 'response.completed', response: { id: 'resp_1', usage } };
const added = (item: unknown, index = 0) => ({ type: 'response.output_item.added', output_index: index, item });
const done = (item: unknown, index = 0) => ({ type: 'response.output_item.done', output_index: index, item });
const input = (delta: string, index = 0) => ({
  type: 'response.function_call_arguments.delta',
  output_index: index,
  delta,
});
const read = (...frames: readonly unknown[]) => readWithWire(openaiResponses, frames);
const toolsOf = (chunks: readonly Chunk[]) => chunks.filter(({ type }) => type.startsWith('tool'));

describe('openaiResponses, with tools', () => {
  it('keeps calls apart that stream side by side', () => {
    const call = (id: string) => ({ type: 'function_call', id: `fc_${id}`, call_id: id, name: id, arguments: '' });
    const { chunks } = read(
      added(call('a'), 0),
      added(call('b'), 1),
      input('{"x":', 0),
      input('{}', 1),
      input('1}', 0),
      done({ ...call('b'), arguments: '{}' }, 1),
      done({ ...call('a'), arguments: '{"x":1}' }, 0),
      completed,
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { toolCallId: 'a', input: { x: 1 } },
      { toolCallId: 'b', input: {} },
      {},
    ]);
  });

  it('never lets a call run of whose input a frame was lost', () => {
    const call = { type: 'function_call', call_id: 'a', name: 'pay', arguments: '' };
    const { chunks } = read(
      added(call),
      input('{"amount":'),
      '{oops',
      input('1}'),
      done({ ...call, arguments: '{"amount":1}' }),
    );
    expect(toolsOf(chunks).map(({ type }) => type)).toEqual([
      'tool-input-start',
      'tool-input-delta',
      'tool-input-error',
    ]);
  });

  it('never lets a call run that the limit of the answer cut short', () => {
    const call = { type: 'function_call', call_id: 'a', name: 'pay', arguments: '', status: 'incomplete' };
    const response = { incomplete_details: { reason: 'max_output_tokens' } };
    const { chunks } = read(added(call), done(call), { type: 'response.incomplete', response });
    expect(toolsOf(chunks).at(-1)).toMatchObject({ type: 'tool-input-error', toolCallId: 'a' });
  });

  it('takes the input of a custom tool as the text that it is', () => {
    const { chunks } = read(
      done({ type: 'custom_tool_call', call_id: 'a', name: 'run', input: 'print(1)' }),
      completed,
    );
    expect(toolsOf(chunks).at(-1)).toMatchObject({ type: 'tool-input-available', input: 'print(1)' });
  });

  it('gives what came of tools that the provider ran, wherever it says so', () => {
    const { chunks, reports } = read(
      done({ type: 'web_search_call', id: 'w', status: 'completed', action: { query: 'x' } }, 0),
      done({ type: 'code_interpreter_call', id: 'c', status: 'completed', code: '1', outputs: [{ logs: '1' }] }, 1),
      done({ type: 'mcp_call', id: 'm', name: 'ask', arguments: '{}', output: 'yes' }, 2),
      done({ type: 'mcp_call', id: 'n', name: 'ask', arguments: '{}', error: { message: 'key sk-1' } }, 3),
      done(
        {
          type: 'shell_call',
          call_id: 's',
          action: { commands: ['ls'] },
          environment: { type: 'container_reference' },
        },
        4,
      ),
      done({ type: 'shell_call_output', call_id: 's', output: [{ stdout: 'a' }] }, 5),
      done({ type: 'image_generation_call', id: 'i', status: 'completed', result: 'iVBO', output_format: 'webp' }, 6),
      completed,
    );
    expect(chunks.filter(({ type }) => type.startsWith('tool-output'))).toEqual([
      { type: 'tool-output-available', toolCallId: 'w', output: { status: 'completed' }, providerExecuted: true },
      { type: 'tool-output-available', toolCallId: 'c', output: [{ logs: '1' }], providerExecuted: true },
      { type: 'tool-output-available', toolCallId: 'm', output: 'yes', providerExecuted: true },
      { type: 'tool-output-error', toolCallId: 'n', errorText: 'The tool failed.', providerExecuted: true },
      { type: 'tool-output-available', toolCallId: 's', output: [{ stdout: 'a' }], providerExecuted: true },
      { type: 'tool-output-available', toolCallId: 'i', output: { status: 'completed' }, providerExecuted: true },
    ]);
    expect(chunks).toContainEqual({ type: 'file', url: 'data:image/webp;base64,iVBO', mediaType: 'image/webp' });
    expect(reports).toEqual([{ type: 'failure', detail: 'key sk-1' }]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
  });

  it('leaves tools to us that run on our side, and asks whether a call may run when the provider asks', () => {
    const { chunks } = read(
      done({ type: 'local_shell_call', call_id: 'l', action: { command: ['ls'] } }, 0),
      done({ type: 'mcp_approval_request', id: 'q', name: 'pay', arguments: '{"amount":1}' }, 1),
      completed,
    );
    expect(toolsOf(chunks)).toEqual([
      { type: 'tool-input-start', toolCallId: 'l', toolName: 'local_shell' },
      { type: 'tool-input-available', toolCallId: 'l', toolName: 'local_shell', input: { command: ['ls'] } },
      { type: 'tool-input-start', toolCallId: 'q', toolName: 'pay', providerExecuted: true },
      { type: 'tool-input-available', toolCallId: 'q', toolName: 'pay', input: { amount: 1 }, providerExecuted: true },
      { type: 'tool-approval-request', approvalId: 'q', toolCallId: 'q' },
    ]);
  });
});
