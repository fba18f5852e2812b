/** The two halves of a data URL in base64; `null` for any other address. */
export const splitDataUrl = (url: string): { readonly mediaType: string; readonly base64: string } | null => {
  const comma = url.indexOf(',');
  const head = url.slice(0, comma);
  if (!head.startsWith('data:') || !head.endsWith(';base64')) return null;
  return { mediaType: head.slice(5, -7).split(';')[0] ?? '', base64: url.slice(comma + 1) };
};
