/**
 * Moves the focus into the panel: to where one writes, or, where that would call up a keyboard on the screen, to the panel
 * itself.
 */
export const focusPanel = (panel: HTMLElement | null): void => {
  const hasKeyboard = window.matchMedia('(pointer: fine)').matches;
  const target = hasKeyboard ? panel?.querySelector<HTMLElement>('.field') : panel;
  target?.focus({ preventScroll: true });
};
