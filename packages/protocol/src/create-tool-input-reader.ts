import { createPartialJsonReader, type PartialJsonReader } from './create-partial-json-reader.ts';
import type { ToolPart } from './part.ts';

/** Reads the input of tool calls for an interface that draws it while the model is still writing it. */
export type ToolInputReader = {
  /**
   * The input of a call as far as it has come; `undefined` before it begins. While it streams it is the same object from
   * read to read and grows in place.
   */
  readonly read: (part: ToolPart) => unknown;
};

/**
 * Makes a reader of tool inputs; keep one for each list that is drawn, and read once a frame. Only what is new is parsed,
 * though the engine copies the whole text each time to find it; `createPartialJsonReader` on the deltas themselves does not.
 *
 * @example
 * const toolInputs = createToolInputReader();
 * const draw = (part: ToolPart) => drawMap(toolInputs.read(part));
 */
export const createToolInputReader = (): ToolInputReader => {
  const readers = new Map<string, { readonly reader: PartialJsonReader; length: number }>();

  return {
    read: (part) => {
      const { toolCallId, state, inputText = '' } = part;
      if (state !== 'input-streaming') {
        readers.delete(toolCallId);
        return part.input;
      }
      let known = readers.get(toolCallId);
      // Text that became shorter is that of another call with the same id.
      if (known === undefined || inputText.length < known.length) {
        known = { reader: createPartialJsonReader(), length: 0 };
        readers.set(toolCallId, known);
      }
      if (inputText.length > known.length) known.reader.append(inputText.slice(known.length));
      known.length = inputText.length;
      return known.reader.read();
    },
  };
};
