/** Warns the page's author, each thing once. */
export const createWarn = (): ((warning: string) => void) => {
  const said = new Set<string>();
  return (warning) => {
    if (said.has(warning)) return;
    said.add(warning);
    console.warn(`[Parley] ${warning}`);
  };
};
