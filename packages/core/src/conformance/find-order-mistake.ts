import type { Chunk } from '@parley/protocol';

/**
 * The first chunk of a reply that stands where it must not: a part that grows or ends before it was begun, is begun while
 * it is open, or is still open at the end.
 */
export const findOrderMistake = (chunks: readonly Chunk[]): string | undefined => {
  const open = new Set<string>();
  const calls = new Set<string>();
  for (const chunk of chunks) {
    const { type } = chunk;
    switch (type) {
      case 'text-start':
      case 'reasoning-start':
        if (open.has(chunk.id)) return `\`${type}\` comes while part \`${chunk.id}\` is open.`;
        open.add(chunk.id);
        break;
      case 'text-delta':
      case 'reasoning-delta':
        if (!open.has(chunk.id)) return `\`${type}\` of part \`${chunk.id}\` comes while it is not open.`;
        break;
      case 'text-end':
      case 'reasoning-end':
        if (!open.delete(chunk.id)) return `\`${type}\` of part \`${chunk.id}\` comes while it is not open.`;
        break;
      case 'tool-input-start':
      case 'tool-input-available':
      case 'tool-input-error':
        calls.add(chunk.toolCallId);
        break;
      case 'tool-input-delta':
      case 'tool-approval-request':
      case 'tool-output-available':
      case 'tool-output-error':
      case 'tool-output-denied':
        if (!calls.has(chunk.toolCallId)) return `\`${type}\` comes before its call \`${chunk.toolCallId}\` was begun.`;
        break;
      case 'reset-step':
        open.clear();
        break;
      case 'finish': {
        const [id] = open;
        return id === undefined ? undefined : `Part \`${id}\` is open at \`finish\`.`;
      }
      case 'abort':
      case 'error':
        // What is cut short need not be ended part by part.
        return undefined;
    }
  }
  return undefined;
};
