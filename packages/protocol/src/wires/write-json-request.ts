import type { WireHttpRequest } from './wire-request.ts';

/** A POST of JSON that asks for a stream. Fields that are `undefined` are left out. */
export const writeJsonRequest = (
  path: string,
  body: Readonly<Record<string, unknown>>,
  accept = 'text/event-stream',
): WireHttpRequest => ({
  path,
  headers: { 'content-type': 'application/json', accept },
  body: JSON.stringify(body),
});
