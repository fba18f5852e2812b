import type { PromptMessage } from '../prompt-message.ts';

type Turn<Role, Piece> = { readonly role: Role; readonly content: Piece[] };
type Spoken = Exclude<PromptMessage, { readonly role: 'system' }>;

/** All that the prompt's system messages say, or nothing. */
export const joinSystem = (prompt: readonly PromptMessage[]): string | undefined =>
  prompt.flatMap(({ role, content }) => (role === 'system' && content !== '' ? [content] : [])).join('\n\n') ||
  undefined;

/**
 * The prompt as turns of two sides that alternate and of which the user's comes first, as some providers demand:
 * results of tools are the user's, messages in a row of one side become one, and what the assistant says before the
 * user has spoken is left out.
 */
export const writeTurns = <Role, Piece>(
  prompt: readonly PromptMessage[],
  roles: { readonly user: Role; readonly assistant: Role },
  writePieces: (message: Spoken) => readonly Piece[],
): readonly Turn<Role, Piece>[] => {
  const turns: Turn<Role, Piece>[] = [];
  for (const message of prompt) {
    if (message.role === 'system') continue;
    const role = message.role === 'assistant' ? roles.assistant : roles.user;
    const pieces = writePieces(message);
    const last = turns.at(-1);
    if (pieces.length === 0 || (last === undefined && role === roles.assistant)) continue;
    if (last?.role === role) last.content.push(...pieces);
    else turns.push({ role, content: [...pieces] });
  }
  return turns;
};
