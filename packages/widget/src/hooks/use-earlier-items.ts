import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** As many are drawn at once. Opening costs the same however long the conversation is. */
const pageLength = 40;

/** How many items to draw, from the last, and how to draw more without moving what is being read. */
export const useEarlierItems = (scroller: RefObject<HTMLElement | null>): readonly [number, () => void] => {
  const [count, setCount] = useState(pageLength);
  const distanceFromEnd = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || distanceFromEnd.current === null) return;
    element.scrollTop = element.scrollHeight - distanceFromEnd.current;
    distanceFromEnd.current = null;
  }, [scroller, count]);
  const showEarlier = () => {
    const element = scroller.current;
    // Browsers keep the place by themselves, except at the very top, which is where one wants more.
    if (element !== null) distanceFromEnd.current = element.scrollHeight - element.scrollTop;
    setCount(count + pageLength);
  };
  return [count, showEarlier];
};
