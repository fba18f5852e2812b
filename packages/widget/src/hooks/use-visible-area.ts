import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Fits a full-screen element into what is visible. A phone's keyboard covers the lower part of the page without making it
 * smaller, and would cover the composer.
 */
export const useVisibleArea = (element: RefObject<HTMLElement | null>, isActive: boolean): void => {
  useEffect(() => {
    const area = window.visualViewport;
    const target = element.current;
    if (!isActive || !area || target === null) return;
    const fit = () => {
      // Zoomed in by the visitor: they move around by themselves.
      const isZoomed = area.scale > 1.01;
      target.style.setProperty('--visible-height', isZoomed ? '100%' : `${area.height}px`);
      target.style.setProperty('--visible-top', isZoomed ? '0px' : `${area.offsetTop}px`);
    };
    fit();
    area.addEventListener('resize', fit);
    area.addEventListener('scroll', fit);
    return () => {
      area.removeEventListener('resize', fit);
      area.removeEventListener('scroll', fit);
      target.style.removeProperty('--visible-height');
      target.style.removeProperty('--visible-top');
    };
  }, [element, isActive]);
};
