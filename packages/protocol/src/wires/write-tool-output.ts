import { readString } from './read-string.ts';
import type { WireState } from './wire-state.ts';

/** What came of a tool that the provider ran. Why it failed is for the log alone. */
export const writeToolOutput = (state: WireState, id: unknown, output: unknown, failure?: unknown): void => {
  const fields = { toolCallId: readString(id), providerExecuted: true };
  if (fields.toolCallId === '') return;
  if (failure === undefined) {
    state.chunks.push({ type: 'tool-output-available', ...fields, output });
    return;
  }
  state.report({ type: 'failure', detail: readString(failure) });
  state.chunks.push({ type: 'tool-output-error', ...fields, errorText: 'The tool failed.' });
};
