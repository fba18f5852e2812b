import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { readFields } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import type { OpenCall } from '../wire-state.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import { findPlace, type OpenaiResponsesState, slots } from './openai-responses-state.ts';

/** Whether we run it: all that has a name, and tools of the provider that work on our side. xAI names tools that it runs. */
const isOurs = ({ type, name, environment, execution }: Fields) => {
  if (type === 'shell_call') return !isRecord(environment) || environment.type === 'local';
  if (type === 'tool_search_call') return execution === 'client';
  if (name === undefined) return /^(local_shell|apply_patch|computer)/.test(readString(type));
  return (
    !/^mcp/.test(readString(type)) && !(type === 'custom_tool_call' && /^x_\w+_(search|fetch)$/.test(readString(name)))
  );
};

/** Begins the call of an item; an item that is none begins nothing. */
export const openItemCall = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields): OpenCall | undefined => {
  const place = findPlace(outputIndex, slots.call);
  const open = state.open.get(place);
  if (open?.kind === 'call') return open;
  const match = /^(\w+)_call$|^program$|^mcp_approval_request$/.exec(readString(item.type));
  if (match === null) return undefined;
  const ours = isOurs(item);
  state.isCallPending ||= ours;
  return openCall(state, place, item.call_id ?? item.id, item.name ?? match[1] ?? match[0], !ours);
};

/** Ends the call of an item, whose input is whole now, and gives what came of it when the item holds that. */
export const endItemCall = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields): boolean => {
  const call = openItemCall(state, outputIndex, item);
  if (call === undefined) return false;
  const { type, arguments: input, action, operation, queries, code, prompt, result, results, outputs, output } = item;
  if (type === 'custom_tool_call') {
    call.input = item.input ?? call.text;
    call.text = '';
  } else if (typeof input === 'string') call.text = input || call.text;
  else call.input = input ?? action ?? operation ?? { queries, code, prompt };
  // An answer that is cut short by its limit ends its call too, and an empty input would pass for a whole one.
  closePart(state, findPlace(outputIndex, slots.call), item.status !== 'incomplete');
  const { toolCallId, providerExecuted } = call.fields;
  if (type === 'mcp_approval_request') {
    state.chunks.push({ type: 'tool-approval-request', approvalId: toolCallId, toolCallId });
    // Shells, searches for tools and programs are answered by items of their own.
  } else if (providerExecuted === true && !/^(shell|tool_search|program)/.test(readString(type))) {
    const { status, error } = item;
    const isImage = type === 'image_generation_call';
    if (isImage && typeof result === 'string') {
      const mediaType = `image/${readString(item.output_format) || 'png'}`;
      state.chunks.push({ type: 'file', url: `data:${mediaType};base64,${result}`, mediaType });
    }
    const isFailed = status === 'failed' || isRecord(error);
    writeToolOutput(
      state,
      toolCallId,
      isImage ? { status } : (output ?? results ?? outputs ?? { status }),
      isFailed ? (readFields(error).message ?? type) : undefined,
    );
  }
  return true;
};
