import type { Part, ToolPart } from '@parley/protocol';

/** Whether a part is a call of a tool. */
export const isToolPart = (part: Part): part is ToolPart => 'toolCallId' in part;
