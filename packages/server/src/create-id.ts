/** A random id of 128 bits, safe in addresses. A prefix says what it names: `reply_…`. */
export const createId = (prefix: string): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
};
