export { textCompletions } from './text-completions.ts';
