import type { Chunk } from '../../chunk.ts';
import { isParleyDataPart, isParleyDataType } from '../../is-parley-data-part.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { readString } from '../read-string.ts';
import type { AgUiState } from './ag-ui-state.ts';
import { applyJsonPatch } from './apply-json-patch.ts';

const reportMisfit = (state: AgUiState, frame: Fields) =>
  state.report({ type: 'malformed', data: readString(frame.type), reason: 'A patch does not fit what it changes.' });

const writeShared = (state: AgUiState): Chunk => ({ type: 'data-ag-ui-state', id: 'state', data: state.shared });

/** What the agent shares of its state, whole after each event. Changes to a state that was never sent go out as they are. */
export const readAgUiShared = (state: AgUiState, frame: Fields): Chunk[] => {
  if (frame.type === 'STATE_SNAPSHOT') {
    state.shared = frame.snapshot ?? null;
    return [writeShared(state)];
  }
  if (state.shared === undefined) return [{ type: 'data-ag-ui-state-delta', data: frame.delta, transient: true }];
  const next = applyJsonPatch(state.shared, frame.delta);
  if (next === undefined) {
    reportMisfit(state, frame);
    return [];
  }
  state.shared = next;
  return [writeShared(state)];
};

/** Progress of the agent's own work, such as a plan. */
export const readAgUiActivity = (state: AgUiState, frame: Fields): Chunk[] => {
  const id = readString(frame.messageId);
  const isKept = frame.replace === false && state.activities.has(id);
  if (frame.type === 'ACTIVITY_DELTA') {
    const next = applyJsonPatch(state.activities.get(id), frame.patch);
    if (next === undefined) {
      reportMisfit(state, frame);
      return [];
    }
    state.activities.set(id, next);
  } else if (!isKept) state.activities.set(id, frame.content);
  const data = { activityType: frame.activityType, content: state.activities.get(id) };
  return isKept ? [] : [{ type: 'data-ag-ui-activity', id, data }];
};

/** An event of the application. Under a name of ours it must be what that name says. */
export const readAgUiCustom = (state: AgUiState, frame: Fields): Chunk[] => {
  const name = readString(frame.name);
  const part = { type: `data-${name}`, id: name, data: frame.value } as const;
  if (name !== '' && !isParleyDataType(part.type)) return [{ type: part.type, data: frame.value }];
  if (isParleyDataPart(part)) return [part];
  state.report({ type: 'unknown', name: `CUSTOM ${name}`, value: frame });
  return [];
};

/** An agent that works for the agent. What it says of a failure goes to the report alone. */
export const readAgUiSubagent = (state: AgUiState, frame: Fields): Chunk[] => {
  const { type, subagentRunId, result, outcome, message } = frame;
  const id = readString(subagentRunId);
  const key = `subagent ${id}`;
  let status = 'finished';
  if (type === 'SUBAGENT_STARTED') {
    status = 'running';
    state.activities.set(key, { name: frame.name, description: frame.description });
  } else if (type === 'SUBAGENT_ERROR') {
    status = 'failed';
    state.report({ type: 'failure', detail: readString(message) });
  } else if (isRecord(outcome) && outcome.type === 'suspended') status = 'suspended';
  const named = state.activities.get(key);
  return [{ type: 'data-ag-ui-subagent', id, data: { status, ...(isRecord(named) && named), result } }];
};
