import type { Span } from '../verdict.ts';

/**
 * - `instruction`: tells the model what to do.
 * - `structure`: markup of prompts, tool calls or the end of a document, forged.
 * - `hidden`: characters that nobody sees but a model reads.
 * - `encoded`: an instruction in Base64.
 * - `leak`: an image or link that would carry the conversation away.
 */
export type InjectionKind = 'instruction' | 'structure' | 'hidden' | 'encoded' | 'leak';

export type InjectionMatch = Span & { readonly kind: InjectionKind };
