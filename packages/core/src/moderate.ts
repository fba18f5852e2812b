import { type GateOptions, type Guard, guardChunks, redactText, runGuards } from '@parley/guard';
import type { Chunk, Message, Moderation as ModerationData, Part, ReceivedChunk } from '@parley/protocol';
import { getMessageText } from './get-message-text.ts';
import type { Moderation } from './ports/moderation.ts';

export type ModerateOptions = Omit<GateOptions, 'guards' | 'signal' | 'language' | 'role' | 'onBlock'> & {
  /** Asked about each message of the visitor, together, while it is held back. @default [] */
  readonly input?: readonly Guard[];
  /** Asked about each reply before any of it is shown, stored or told to other tabs. @default [] */
  readonly output?: readonly Guard[];
};

/**
 * The page's own moderation, from guards: functions that look at content and allow, warn, redact or block. What could not
 * be checked does not leave, and is not shown.
 *
 * @example createConversation({ transport, moderation: moderate({ input: [personalData()], output: [words({ block })] }) })
 */
export const moderate = ({ input = [], output = [], ...options }: ModerateOptions): Moderation => ({
  checkInput: async (message, context) => {
    const text = getMessageText(message);
    const verdict = await runGuards(input, text, { ...context, role: 'user' }, options);
    if (verdict.type === 'allow') return { parts: message.parts, isBlocked: false };
    const { type: action, category, reason } = verdict;
    const data: ModerationData = { stage: 'input', action, category, ...(reason !== undefined && { reason }) };
    const passed = action === 'redact' ? redactText(text, verdict.redactions) : text;
    return { parts: replaceText(message, passed, data), isBlocked: action === 'block' };
  },
  ...(output.length > 0 && {
    guardReply: (batches, context) => guardBatches(batches, { ...options, guards: output, ...context }),
  }),
});

/** The visitor keeps their own words when they are blocked. */
const replaceText = ({ id, parts }: Message, text: string, data: ModerationData): readonly Part[] => [
  { type: 'text', text },
  ...parts.filter(({ type }) => type !== 'text' && type !== 'data-parley-moderation'),
  { type: 'data-parley-moderation', id: `${id}-0`, data },
];

async function* guardBatches(
  batches: AsyncIterable<readonly ReceivedChunk[]>,
  options: GateOptions,
): AsyncGenerator<readonly ReceivedChunk[]> {
  for await (const chunk of guardChunks(takeChunks(batches), options)) yield [{ chunk }];
}

async function* takeChunks(batches: AsyncIterable<readonly ReceivedChunk[]>): AsyncGenerator<Chunk> {
  for await (const batch of batches) for (const { chunk } of batch) yield chunk;
}
