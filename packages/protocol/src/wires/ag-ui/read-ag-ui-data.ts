import { isParleyDataPart, isParleyDataType } from '../../is-parley-data-part.ts';
import type { Fields } from '../../is-record.ts';
import { readFields } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { AgUiState } from './ag-ui-state.ts';
import { applyJsonPatch } from './apply-json-patch.ts';

/** What a patch makes of a value; one that does not fit is reported and changes nothing. */
const patch = (state: AgUiState, value: unknown, changes: unknown): unknown => {
  const next = applyJsonPatch(value, changes);
  if (next === undefined) {
    state.report({ type: 'malformed', data: 'patch', reason: 'A patch does not fit what it changes.' });
  }
  return next ?? value;
};

/** What the agent shares of its state, whole after each event. Changes to a state that was never sent go out as they are. */
export const readAgUiShared = (state: AgUiState, { type, snapshot, delta }: Fields): void => {
  const before = state.shared;
  if (type === 'STATE_SNAPSHOT') state.shared = snapshot ?? null;
  else if (before !== undefined) state.shared = patch(state, before, delta);
  else state.chunks.push({ type: 'data-ag-ui-state-delta', data: delta, transient: true });
  if (state.shared === before) return;
  state.chunks.push({ type: 'data-ag-ui-state', id: 'state', data: state.shared });
};

/** Progress of the agent's own work, such as a plan. */
export const readAgUiActivity = (state: AgUiState, frame: Fields): void => {
  const { type, activityType, replace } = frame;
  const id = readString(frame.messageId);
  const known = state.activities.get(id);
  const isKept = replace === false && known !== undefined;
  const content = type === 'ACTIVITY_DELTA' ? patch(state, known, frame.patch) : isKept ? known : frame.content;
  state.activities.set(id, content);
  state.chunks.push({ type: 'data-ag-ui-activity', id, data: { activityType, content } });
};

/** An event of the application. Under a name of ours it must be what that name says. */
export const readAgUiCustom = (state: AgUiState, frame: Fields): void => {
  const id = readString(frame.name);
  const part = { type: `data-${id}`, id, data: frame.value } as const;
  const isOurs = isParleyDataType(part.type);
  if (id === '' || (isOurs && !isParleyDataPart(part))) reportUnknown(state, `CUSTOM ${id}`, frame);
  else state.chunks.push(isOurs ? part : { type: part.type, data: part.data });
};

const statuses: ReadonlyMap<unknown, string> = new Map([
  ['SUBAGENT_STARTED', 'running'],
  ['SUBAGENT_ERROR', 'failed'],
  ['suspended', 'suspended'],
]);

/** An agent that works for the agent. What it says of a failure goes to the report alone. */
export const readAgUiSubagent = (state: AgUiState, frame: Fields): void => {
  const { type, name, description, result, outcome, message } = frame;
  const id = readString(frame.subagentRunId);
  const key = `subagent ${id}`;
  if (type === 'SUBAGENT_STARTED') state.activities.set(key, { name, description });
  if (type === 'SUBAGENT_ERROR') state.report({ type: 'failure', detail: readString(message) });
  const status = statuses.get(type) ?? statuses.get(readFields(outcome).type) ?? 'finished';
  const data = { status, ...readFields(state.activities.get(key)), result };
  state.chunks.push({ type: 'data-ag-ui-subagent', id, data });
};
