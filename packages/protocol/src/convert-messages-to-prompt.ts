import type { Message } from './message.ts';
import type { FilePart, Part, ReasoningPart, TextPart, ToolPart } from './part.ts';
import { pick } from './pick.ts';
import type { PromptMessage, PromptToolCall } from './prompt-message.ts';

export type ConvertMessagesToPromptOptions = {
  /** What the model is told first, as a system message. */
  readonly instructions?: string | undefined;
};

const isText = (part: Part): part is TextPart => part.type === 'text' && 'text' in part;
const isReasoning = (part: Part): part is ReasoningPart => part.type === 'reasoning' && 'text' in part;
const isFile = (part: Part): part is FilePart => part.type === 'file' && 'url' in part;
/** What a provider ran itself is its own affair; what has no outcome yet cannot be told. */
const isAnsweredTool = (part: Part): part is ToolPart =>
  'toolCallId' in part && part.providerExecuted !== true && part.state.startsWith('output-');

const joinText = (parts: readonly Part[]) =>
  parts
    .filter(isText)
    .map(({ text }) => text)
    .join('');

const writeOutput = ({ state, output, errorText, approval }: ToolPart): string => {
  if (state === 'output-denied') return `The visitor did not allow this. ${approval?.reason ?? ''}`.trim();
  if (state === 'output-error') return errorText ?? 'The tool failed.';
  return typeof output === 'string' ? output : (JSON.stringify(output) ?? '');
};

/** A step of the assistant: what it said and called, and then what its tools answered. */
const convertStep = (parts: readonly Part[]): readonly PromptMessage[] => {
  const content = joinText(parts);
  const tools = parts.filter(isAnsweredTool);
  const toolCalls = tools.map(
    (tool): PromptToolCall => ({
      toolCallId: tool.toolCallId,
      toolName: tool.toolName,
      input: tool.input ?? {},
      ...pick(tool, ['providerMetadata']),
    }),
  );
  const reasoning = parts
    .filter(isReasoning)
    .filter(({ providerMetadata }) => providerMetadata !== undefined)
    .map((part) => pick(part, ['text', 'providerMetadata']));
  if (content === '' && toolCalls.length === 0) return [];
  return [
    {
      role: 'assistant',
      content,
      ...(reasoning.length > 0 && { reasoning }),
      ...(toolCalls.length > 0 && { toolCalls }),
    },
    ...tools.map(
      (tool): PromptMessage => ({
        role: 'tool',
        toolCallId: tool.toolCallId,
        toolName: tool.toolName,
        content: writeOutput(tool),
        ...(tool.state !== 'output-available' && { isError: true }),
      }),
    ),
  ];
};

const splitSteps = (parts: readonly Part[]): readonly (readonly Part[])[] => {
  const steps: Part[][] = [[]];
  for (const part of parts) {
    if (part.type === 'step-start') steps.push([]);
    else steps.at(-1)?.push(part);
  }
  return steps;
};

/** Messages that never got anywhere are no part of what was said. */
const isSaid = ({ role, status }: Message): boolean =>
  role !== 'user' || status.type !== 'done' || status.outcome === 'complete';

/**
 * A branch as a prompt for a model that keeps no conversation. Reasoning goes back only with the signature of its
 * provider, and a tool's call only with its outcome, since providers refuse one without the other.
 */
export const convertMessagesToPrompt = (
  messages: readonly Message[],
  { instructions = '' }: ConvertMessagesToPromptOptions = {},
): readonly PromptMessage[] => [
  ...(instructions === '' ? [] : [{ role: 'system', content: instructions } as const]),
  ...messages.filter(isSaid).flatMap((message): readonly PromptMessage[] => {
    const { role, parts } = message;
    if (role === 'assistant') return splitSteps(parts).flatMap(convertStep);
    const content = joinText(parts);
    const files = parts.filter(isFile).map((part) => pick(part, ['url', 'mediaType', 'filename']));
    if (content === '' && files.length === 0) return [];
    return [role === 'system' ? { role, content } : { role, content, ...(files.length > 0 && { files }) }];
  }),
];
