import type { Message, Part } from '@parley/protocol';
import { isToolPart } from '../tools/is-tool-part.ts';
import type { CountTokens } from './estimate-tokens.ts';

/** What marks a message as one, in most vocabularies. */
const tokensOfFrame = 4;
/** A picture of usual size; providers count between 85 and 1,600. */
const tokensOfFile = 1000;

/** Tokens that a message takes in a prompt: words, calls of tools and their output, and files by a flat number. */
export const countMessageTokens = ({ parts }: Pick<Message, 'parts'>, countTokens: CountTokens): number =>
  parts.reduce((sum, part) => sum + countPart(part, countTokens), tokensOfFrame);

const countPart = (part: Part, countTokens: CountTokens): number => {
  if (isToolPart(part)) {
    const { toolName, input, output, errorText } = part;
    const json = JSON.stringify([input ?? {}, output ?? errorText ?? '']);
    return 2 * tokensOfFrame + countTokens(toolName) + countTokens(json);
  }
  if (part.type === 'text' && 'text' in part) return countTokens(part.text);
  // Thoughts are sent back only to providers that signed them.
  if (part.type === 'reasoning' && 'text' in part) return 'providerMetadata' in part ? countTokens(part.text) : 0;
  return part.type === 'file' ? tokensOfFile : 0;
};
