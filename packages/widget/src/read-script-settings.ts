/** The `data-*` of a script tag as settings, not yet read; the relay is where the script came from unless it says otherwise. */
export const readScriptSettings = (script: HTMLScriptElement): Record<string, unknown> => {
  const found: Record<string, unknown> = {};
  try {
    found.endpoint = new URL(script.src).origin;
  } catch {
    // Written into the page: it has to name its endpoint.
  }
  for (const name of Object.keys(script.dataset)) found[name] = script.dataset[name];
  return found;
};
