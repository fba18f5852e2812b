import { z } from 'zod';
import { HttpRefusal } from '../http/error-response.ts';

const content = z.union([
  z.string(),
  z.array(z.object({ type: z.string(), text: z.string().nullish() })).max(100),
  z.null(),
]);

/** A body of `/v1/chat/completions`. Model parameters, tools and functions are accepted and not read: they are the relay's own. */
export const completionBodySchema = z.object({
  model: z.string().max(200).nullish(),
  messages: z
    .array(z.object({ role: z.string(), content: content.nullish() }))
    .min(1)
    .max(1_000),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
});

type CompletionBody = z.output<typeof completionBodySchema>;

export type CompletionTurn = {
  readonly text: string;
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
};

const readText = (value: CompletionBody['messages'][number]['content']): string =>
  typeof value === 'string'
    ? value
    : (value ?? []).flatMap(({ type, text }) => (type === 'text' && text ? [text] : [])).join('\n');

/**
 * The last message of the user and what was said before it. System, developer and tool messages are left out: persona,
 * policy and tools are the site's own.
 */
export const readCompletionTurn = ({ messages }: CompletionBody): CompletionTurn => {
  const index = messages.findLastIndex(({ role }) => role === 'user');
  const text = readText(messages[index]?.content);
  if (text.trim() === '') throw new HttpRefusal('bad-request', { message: 'There is no message of the user.' });
  const history = messages
    .slice(0, index)
    .flatMap(({ role, content: said }) =>
      role === 'user' || role === 'assistant' ? [{ role, text: readText(said) } as const] : [],
    )
    .filter((message) => message.text !== '');
  return { text, history };
};
