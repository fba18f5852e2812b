import { readFailure } from './read-failure.ts';

export type AssertStreamResponseOptions = {
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly now?: () => number;
  /** The media type that the body must have. @default 'text/event-stream' */
  readonly mediaType?: string;
};

/**
 * Returns the body of a response that is an event stream and throws a `ParleyError` for any other: an error status, or a
 * 200 that is a login page or empty. The error has the status, `Retry-After`, and in `detail` the media type and the
 * first 200 characters.
 */
export const assertStreamResponse = async (
  response: Response,
  { now, mediaType = 'text/event-stream' }: AssertStreamResponseOptions = {},
): Promise<ReadableStream<Uint8Array>> => {
  const { ok, headers, body } = response;
  if (ok && body !== null && headers.get('content-type')?.toLowerCase().startsWith(mediaType)) return body;
  throw await readFailure(response, now?.());
};
