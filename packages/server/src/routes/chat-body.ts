import { createHash } from 'node:crypto';
import type { ChatRequest } from '@parley/protocol';
import { z } from 'zod';
import { createId } from '../create-id.ts';
import { HttpRefusal } from '../http/error-response.ts';

const id = z.string().regex(/^[\w.:@-]{1,128}$/);
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
const trigger = z.enum(['submit-message', 'regenerate-message']);

const parleyBody = z.object({
  conversationId: id,
  site: z.string().max(64).exactOptional(),
  trigger: trigger.default('submit-message'),
  message: z.object({ id, text: z.string(), parentId: id.nullish() }),
  replyMessageId: id,
  language: language.exactOptional(),
});

/** Of a message only the role, the id and the words are read; of the list only the last one of the user. */
const useChatBody = z.object({
  id,
  trigger: trigger.default('submit-message'),
  messages: z
    .array(
      z.object({
        id: z.string().max(128),
        role: z.string(),
        parts: z.array(z.object({ type: z.string(), text: z.unknown().optional() })).max(1_000),
      }),
    )
    .min(1)
    .max(10_000),
  site: z.string().max(64).exactOptional(),
  language: language.exactOptional(),
});

/** A body of `POST /v1/chat`: our own, or the one of the AI SDK's `useChat`. */
export const chatBodySchema = z.union([parleyBody, useChatBody]);

/** What is taken from either body. `parentId` undefined: after the last message of the conversation. */
export type ChatTurn = Omit<ChatRequest, 'site' | 'message'> & {
  readonly site: string | undefined;
  readonly message: { readonly id: string; readonly text: string; readonly parentId: string | null | undefined };
};

/** Short and stable; `useChat` keeps the id of a message that was edited, and an edited message is another message. */
const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const readUseChatBody = (body: z.output<typeof useChatBody>): ChatTurn => {
  const index = body.messages.findLastIndex(({ role }) => role === 'user');
  const message = body.messages[index];
  if (message === undefined) throw new HttpRefusal('bad-request', { message: 'There is no message of the user.' });
  const text = message.parts
    .flatMap((part) => (part.type === 'text' && typeof part.text === 'string' ? [part.text] : []))
    .join('\n');
  const before = body.messages.slice(0, index).findLast(({ role }) => role === 'assistant');
  const isFirst = index === 0;
  return {
    conversationId: body.id,
    site: body.site,
    trigger: body.trigger,
    message: {
      id: `${message.id.replaceAll(/[^\w.:@-]/g, '').slice(0, 100)}.${fingerprint(text)}`,
      text,
      parentId: isFirst ? null : before?.id,
    },
    replyMessageId: createId('message'),
    ...(body.language !== undefined && { language: body.language }),
  };
};

/** Brings both bodies into one form. History, roles, models and tools that a client sends are never read. */
export const readChatTurn = (body: z.output<typeof chatBodySchema>): ChatTurn => {
  if ('messages' in body) return readUseChatBody(body);
  const { site, language: tag, ...rest } = body;
  return {
    ...rest,
    site,
    message: { ...body.message, parentId: body.message.parentId ?? null },
    ...(tag !== undefined && { language: tag }),
  };
};
