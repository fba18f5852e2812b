export { uiMessageStream } from './ui-message-stream.ts';
