export { anthropicMessages } from './anthropic-messages.ts';
