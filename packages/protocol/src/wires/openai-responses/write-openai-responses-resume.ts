/**
 * Where the rest of a background response is got with a GET, below the same base address as the request, from the
 * cursor of its reader; `undefined` when that is no cursor of this wire.
 *
 * @see https://platform.openai.com/docs/guides/background
 */
export const writeOpenaiResponsesResume = (cursor: string): { readonly path: string } | undefined => {
  const match = /^([\w-]+):(\d+)$/.exec(cursor);
  return match === null ? undefined : { path: `/responses/${match[1]}?stream=true&starting_after=${match[2]}` };
};
