import type { WireHttpRequest, WireRequest } from './wire-request.ts';

/** A request with a JSON body. Fields that are `undefined` are left out; those of the caller's own win. */
export const writePost = (
  path: string,
  body: Readonly<Record<string, unknown>>,
  { extra }: WireRequest,
  headers: Readonly<Record<string, string>> = {},
): WireHttpRequest => ({
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ ...body, ...extra }),
});
