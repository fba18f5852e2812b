/** The parts of a data URL in base64, as providers take files; `null` for any other address. */
export const parseDataUrl = (url: string): { readonly mediaType: string; readonly data: string } | null => {
  const match = /^data:([^;,]*)(?:;[^;,]+)*;base64,/i.exec(url);
  return match === null ? null : { mediaType: match[1] ?? '', data: url.slice(match[0].length) };
};
