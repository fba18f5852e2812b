import { convertMessagesToPrompt } from '../convert-messages-to-prompt.ts';
import type { PromptMessage } from '../prompt-message.ts';
import type { WireRequest } from './wire-request.ts';

/** The prompt of a request, made of its messages when it comes without one. */
export const readPrompt = ({ prompt, instructions, conversation }: WireRequest): readonly PromptMessage[] =>
  prompt ?? convertMessagesToPrompt(conversation?.messages ?? [], { instructions });
