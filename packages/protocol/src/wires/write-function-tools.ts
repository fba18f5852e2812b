import type { ToolDeclaration } from './wire-request.ts';

/** Tools as OpenAI chat and all that took its shape want them; `undefined` when there are none. */
export const writeFunctionTools = (tools: readonly ToolDeclaration[] = []) =>
  tools.length === 0
    ? undefined
    : tools.map(({ name, description, inputSchema }) => ({
        type: 'function',
        function: { name, description, parameters: inputSchema },
      }));
