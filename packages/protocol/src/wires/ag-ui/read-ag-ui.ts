import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { AgUiState } from './ag-ui-state.ts';
import {
  appendAgUiInput,
  appendAgUiText,
  closeAgUiPart,
  openAgUiCall,
  openAgUiText,
  readAgUiChunk,
  readAgUiEncrypted,
  readAgUiMessages,
  readAgUiResult,
} from './read-ag-ui-content.ts';
import { readAgUiActivity, readAgUiCustom, readAgUiShared, readAgUiSubagent } from './read-ag-ui-data.ts';
import { beginAgUiRun, endAgUiRun, failAgUiRun } from './read-ag-ui-run.ts';

/** The place of thoughts in the first versions, which gave them no id. */
const thinking = 'thinking';

/** Ends what has no end of its own, once an event of another kind comes. */
const closePending = (state: AgUiState, type: string) => {
  if (state.endingKey !== null && type !== 'REASONING_ENCRYPTED_VALUE') {
    closePart(state, state.endingKey);
    state.endingKey = null;
  }
  if (state.chunkKey !== null && !/_CHUNK$|^RAW$|^ACTIVITY_/.test(type)) {
    closePart(state, state.chunkKey);
    state.chunkKey = null;
  }
};

const isOfOthers = ({ role }: Fields) => readString(role) !== '' && role !== 'assistant';

const readEvent = (state: AgUiState, type: string, frame: Fields) => {
  const { messageId, toolCallId, delta } = frame;
  switch (type) {
    case 'TEXT_MESSAGE_CONTENT':
      // Words of others are no part of the reply.
      if (!state.otherIds.has(messageId)) appendAgUiText(state, 'text', messageId, delta);
      return;
    case 'TEXT_MESSAGE_START':
      if (!isOfOthers(frame)) return openAgUiText(state, 'text', messageId);
      state.otherIds.add(messageId);
      return reportUnknown(state, `${type} ${frame.role}`, frame);
    case 'TEXT_MESSAGE_END':
      return closeAgUiPart(state, 'text', messageId);
    case 'TEXT_MESSAGE_CHUNK':
      return isOfOthers(frame) ? reportUnknown(state, type, frame) : readAgUiChunk(state, 'text', messageId, frame);
    case 'TOOL_CALL_START':
      return openAgUiCall(state, toolCallId, frame.toolCallName);
    case 'TOOL_CALL_ARGS':
      return appendAgUiInput(state, toolCallId, delta);
    case 'TOOL_CALL_END':
      return closeAgUiPart(state, 'call', toolCallId);
    case 'TOOL_CALL_CHUNK':
      return readAgUiChunk(state, 'call', toolCallId, frame);
    case 'TOOL_CALL_RESULT':
      return readAgUiResult(state, frame);
    case 'REASONING_MESSAGE_START':
      return openAgUiText(state, 'reasoning', messageId);
    case 'REASONING_MESSAGE_CONTENT':
      return appendAgUiText(state, 'reasoning', messageId, delta);
    case 'REASONING_MESSAGE_CHUNK':
      return readAgUiChunk(state, 'reasoning', messageId, frame);
    case 'REASONING_MESSAGE_END':
      state.endingKey = `reasoning ${readString(messageId)}`;
      return;
    case 'REASONING_ENCRYPTED_VALUE':
      return readAgUiEncrypted(state, frame);
    case 'THINKING_TEXT_MESSAGE_CONTENT':
    case 'THINKING_CONTENT':
      return appendAgUiText(state, 'reasoning', thinking, delta);
    case 'THINKING_TEXT_MESSAGE_END':
    case 'THINKING_END':
      return closeAgUiPart(state, 'reasoning', thinking);
    case 'STATE_SNAPSHOT':
    case 'STATE_DELTA':
      return readAgUiShared(state, frame);
    case 'ACTIVITY_SNAPSHOT':
    case 'ACTIVITY_DELTA':
      return readAgUiActivity(state, frame);
    case 'MESSAGES_SNAPSHOT':
      return readAgUiMessages(state, frame.messages);
    case 'CUSTOM':
      return readAgUiCustom(state, frame);
    case 'RAW':
      return reportUnknown(state, type, frame.event);
    case 'STEP_STARTED':
      state.chunks.push({ type: 'start-step' });
      return;
    case 'STEP_FINISHED':
      state.chunks.push({ type: 'finish-step' });
      return;
    case 'SUBAGENT_STARTED':
    case 'SUBAGENT_FINISHED':
    case 'SUBAGENT_ERROR':
      return readAgUiSubagent(state, frame);
    case 'RUN_STARTED':
      return beginAgUiRun(state);
    case 'RUN_FINISHED':
      return endAgUiRun(state, frame);
    case 'RUN_ERROR':
      return failAgUiRun(state, frame);
    case 'REASONING_START':
    case 'REASONING_END':
    case 'THINKING_START':
    case 'THINKING_TEXT_MESSAGE_START':
      return;
    default:
      reportUnknown(state, type, frame);
  }
};

/**
 * Reads one event of AG-UI 1.0, those of 0.x included, bare or in the envelope `{ id, chunk }` that TanStack puts around
 * it to resume by.
 *
 * @see https://docs.ag-ui.com/concepts/events
 */
export const readAgUi = (state: AgUiState, frame: Fields): void => {
  const isWrapped = frame.type === undefined && isRecord(frame.chunk);
  const event = isWrapped && isRecord(frame.chunk) ? frame.chunk : frame;
  if (isWrapped) state.cursor = readString(frame.id) || state.cursor;
  const type = readString(event.type);
  if (state.chunkKey !== null || state.endingKey !== null) closePending(state, type);
  readEvent(state, type, event);
};
