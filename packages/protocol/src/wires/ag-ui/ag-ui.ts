import { eventStream } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createAgUiState } from './ag-ui-state.ts';
import { readAgUi } from './read-ag-ui.ts';
import { writeAgUiRequest } from './write-ag-ui-request.ts';

/**
 * An agent that speaks AG-UI. The base address is the agent's own. What it shares of its state is the part
 * `data-ag-ui-state`, which the next request sends back; interrupts are approvals of tools.
 *
 * @see https://docs.ag-ui.com
 */
export const agUi: Wire = {
  name: 'ag-ui',
  framing: eventStream,
  createReader: ({ onReport } = {}) => {
    const state = createAgUiState(onReport);
    return {
      ...createWireReader(state, readAgUi),
      // Further runs may follow a run that has finished.
      isEnded: () => state.isClosed,
      getCursor: () => state.cursor,
    };
  },
  writeRequest: writeAgUiRequest,
};
