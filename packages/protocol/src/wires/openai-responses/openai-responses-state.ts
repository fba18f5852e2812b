import { readCount } from '../read-count.ts';
import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type OpenaiResponsesState = WireState & {
  responseId: string;
  /** Of the last event. */
  sequence: number;
  /** The response runs in the background, so that its rest can be asked for. */
  isResumable: boolean;
  /** A call waits for us, so that the response goes on with another one. */
  isCallPending: boolean;
};

export const createOpenaiResponsesState = (report?: (report: WireReport) => void): OpenaiResponsesState => ({
  ...createWireState(report),
  responseId: '',
  sequence: 0,
  isResumable: false,
  isCallPending: false,
});

/** Places in one item: its contents from 0 on, what it thinks, its call. */
export const slots = { summaries: 1024, thoughts: 2048, call: 4095, size: 4096 } as const;

/** The place of a piece in the answer. Ids of items change from event to event in some dialects; places do not. */
export const findPlace = (outputIndex: unknown, slot: unknown): number =>
  readCount(outputIndex) * slots.size + readCount(slot);

/** The open places of an item. */
export const listOpenPlaces = (state: OpenaiResponsesState, outputIndex: unknown): readonly unknown[] => {
  const first = findPlace(outputIndex, 0);
  return [...state.open.keys()].filter((key) => readCount(key) >= first && readCount(key) < first + slots.size);
};
