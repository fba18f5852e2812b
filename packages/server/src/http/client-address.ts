/** Network address of whoever sends a request; `undefined` where the runtime does not tell. */
export type ClientAddress = string | undefined;

/** What a runtime knows of a request besides itself; `serve` fills it in. */
export type RequestContext = { readonly clientAddress?: string };

/** The address a limit counts for: of the last proxy's client when proxies are trusted, else of the connection. */
export const readClientAddress = (
  request: Request,
  { clientAddress }: RequestContext,
  { trustProxy }: { readonly trustProxy: boolean },
): ClientAddress => {
  // The rightmost entry is the one that our own proxy has written; those before it are whatever the client claims.
  const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded !== undefined && forwarded !== '' ? forwarded.slice(0, 64) : clientAddress;
};
