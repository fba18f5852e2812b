/** The address of a document as a link: relative ones count from the relay, and only http and https are followed. */
export const resolveLink = (url: string | undefined, endpoint: string): string | null => {
  if (url === undefined) return null;
  try {
    const { href, protocol } = new URL(url, endpoint === '' ? document.baseURI : `${endpoint}/`);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
};
