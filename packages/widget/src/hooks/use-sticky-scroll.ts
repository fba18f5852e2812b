import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type StickyScroll = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Whether the reader is at the end; while not, nothing moves what is being read. */
  readonly isAtEnd: boolean;
  readonly scrollToEnd: () => void;
};

const upwards = new Set(['ArrowUp', 'PageUp', 'Home']);
/** Beyond the end of anything: scrolls to the end without reading a height, which would force a layout. */
const endless = 1e9;

/**
 * Keeps the end of a growing list in view for a reader who is there. It acts only when the height has changed, after the
 * browser has laid out the page anyway, and lets go as soon as the reader moves up.
 */
export const useStickyScroll = (): StickyScroll => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isStuck = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    const sentinel = inner?.lastElementChild;
    if (element === null || inner === null || !sentinel) return;
    let isReaderMoving = false;
    let lastTop = 0;

    const stick = (next: boolean) => {
      isStuck.current = next;
      setAtEnd(next);
    };
    const onScroll = () => {
      const top = element.scrollTop;
      if (isReaderMoving && top < lastTop) stick(false);
      lastTop = top;
    };
    const onWheel = ({ deltaY }: WheelEvent) => {
      isReaderMoving = deltaY < 0;
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (upwards.has(key)) isReaderMoving = true;
    };
    const onPointer = () => {
      isReaderMoving = true;
    };
    const resizes = new ResizeObserver(() => {
      if (!isStuck.current) return;
      isReaderMoving = false;
      element.scrollTop = endless;
    });
    resizes.observe(inner);
    resizes.observe(element);
    const ends = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) stick(true);
        else if (isReaderMoving) stick(false);
      },
      { root: element, rootMargin: '0px 0px 8px 0px' },
    );
    ends.observe(sentinel);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    element.addEventListener('touchmove', onPointer, { passive: true });
    element.addEventListener('pointerdown', onPointer, { passive: true });
    element.addEventListener('keydown', onKeyDown);
    return () => {
      resizes.disconnect();
      ends.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchmove', onPointer);
      element.removeEventListener('pointerdown', onPointer);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  const scrollToEnd = () => {
    isStuck.current = true;
    setAtEnd(true);
    if (scroller.current !== null) scroller.current.scrollTop = endless;
  };
  return { scroller, content, isAtEnd, scrollToEnd };
};
