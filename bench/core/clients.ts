import type { Client } from './task.ts';

/** Loads one client, so that a process holds no other. The floor is first: the others are told as shares of it. */
export const clients: Readonly<Record<string, () => Promise<Client>>> = {
  floor: async () => (await import('./clients/floor.ts')).floor,
  'eventsource-parser': async () => (await import('./clients/eventsource-parser.ts')).eventsourceParser,
  'parley-protocol': async () => (await import('./clients/parley-protocol.ts')).parleyProtocol,
  'parley-relay': async () => (await import('./clients/parley.ts')).parleyRelay,
  'parley-wire': async () => (await import('./clients/parley.ts')).parleyWire,
  'parley-openai': async () => (await import('./clients/parley.ts')).parleyOpenai,
  'ai-sdk': async () => (await import('./clients/ai-sdk.ts')).aiSdk,
  tanstack: async () => (await import('./clients/tanstack.ts')).tanstack,
  'ag-ui': async () => (await import('./clients/ag-ui.ts')).agUi,
  'assistant-stream': async () => (await import('./clients/assistant-stream.ts')).assistantStream,
  openai: async () => (await import('./clients/openai.ts')).openai,
};
