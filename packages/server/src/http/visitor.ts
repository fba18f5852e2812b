import { createHash } from 'node:crypto';
import { headers } from '@parley/protocol';
import { HttpRefusal } from './error-response.ts';

const secretShape = /^[\w.~+/=-]{22,256}$/;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The hash under which a visitor's conversations are kept, by the secret of the request's header. It differs from site to
 * site, so that two sites cannot tell that they have the same visitor.
 *
 * A client without the header is the holder of that one conversation: whoever knows its id may go on with it.
 *
 * @see docs/decisions/0002-visitor-secrets.md
 */
export const hashVisitor = (
  request: Request,
  { site, conversationId }: { readonly site: string; readonly conversationId: string },
): string => {
  const secret = request.headers.get(headers.visitor);
  if (secret === null) return hash(JSON.stringify(['conversation', site, conversationId]));
  if (!secretShape.test(secret)) {
    throw new HttpRefusal('bad-request', { message: `The header ${headers.visitor} must have 22 to 256 characters.` });
  }
  return hash(JSON.stringify(['visitor', site, secret]));
};

/** Whether an id can serve as the secret of a conversation that has no other. */
export const isSecretEnough = (conversationId: string): boolean => conversationId.length >= 16;
