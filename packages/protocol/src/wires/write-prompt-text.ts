import type { PromptMessage } from '../prompt-message.ts';

const speakers = { user: 'Visitor: ', assistant: 'Assistant: ' } as const;

/** What ends the continuation of a prompt text: the model would begin to speak for the visitor. */
export const promptTextStop = '\nVisitor:';

/**
 * A conversation as one text that a model continues. Turns begin at line starts, so a visitor's line breaks cannot begin
 * one. Files, thoughts and tools have no place in it.
 */
export const writePromptText = (prompt: readonly PromptMessage[]): string =>
  [
    ...prompt.flatMap(({ role, content }) => {
      if (role === 'tool') return [];
      if (role === 'system') return [content];
      return [`${speakers[role]}${content.replaceAll(/\n(?=(Visitor|Assistant): )/g, '\n ')}`];
    }),
    'Assistant:',
  ].join('\n\n');
