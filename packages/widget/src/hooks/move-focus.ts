const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Moves the focus among items by arrow keys; `false` when the key is not one of them. */
export const moveFocus = (event: KeyboardEvent, items: NodeListOf<Element>): boolean => {
  const step = steps[event.key];
  if (step === undefined || items.length === 0) return false;
  const index = [...items].findIndex((item) => item.matches(':focus'));
  const next = items[step(index, items.length)];
  if (next instanceof HTMLElement) next.focus();
  return true;
};
