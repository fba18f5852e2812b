/** What a tool returned, as it may be stored, told to other tabs and sent to a model: plain JSON of a bounded length. */
export type ReadToolOutput = { readonly output: unknown } | { readonly errorText: string };

/**
 * Makes plain JSON of what a tool returned. What is longer than `maxLength` characters of JSON is cut, with a mark that
 * tells the model so.
 */
export const readToolOutput = (value: unknown, { maxLength }: { readonly maxLength: number }): ReadToolOutput => {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    return { errorText: 'The output of the tool is not JSON.' };
  }
  if (json === undefined) return { output: null };
  if (json.length <= maxLength) return { output: JSON.parse(json) };
  const text = typeof value === 'string' ? value : json;
  return { output: `${text.slice(0, maxLength)} [cut: ${text.length - maxLength} more characters]` };
};
