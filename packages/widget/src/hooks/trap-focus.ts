const focusable = 'button:not([disabled]), a[href], textarea, input, [tabindex="0"]';

/** Keeps Tab inside of an element that covers all else. */
export const trapFocus = (event: KeyboardEvent, element: HTMLElement): void => {
  if (event.key !== 'Tab') return;
  const items = [...element.querySelectorAll<HTMLElement>(focusable)].filter(
    (item) => item.checkVisibility?.({ visibilityProperty: true }) ?? true,
  );
  const first = items[0];
  const last = items.at(-1);
  const isOutside = !items.some((item) => item.matches(':focus'));
  if (event.shiftKey && (isOutside || first?.matches(':focus'))) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && (isOutside || last?.matches(':focus'))) {
    event.preventDefault();
    first?.focus();
  }
};
