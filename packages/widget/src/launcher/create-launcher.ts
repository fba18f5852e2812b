import { findLauncherLabels } from '../translations/launcher-labels.ts';

export type LauncherState = {
  readonly isOpen: boolean;
  readonly isLoading: boolean;
  readonly isHidden: boolean;
  readonly language: string;
};

export type Launcher = {
  readonly element: HTMLElement;
  readonly update: (state: LauncherState) => void;
  readonly focus: () => void;
};

export type CreateLauncherOptions = { readonly onToggle: () => void; readonly onIntent: () => void };

const svg = 'http://www.w3.org/2000/svg';

const createIcon = (className: string, path: string): SVGElement => {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('class', className);
  const shape = document.createElementNS(svg, 'path');
  shape.setAttribute('d', path);
  icon.append(shape);
  return icon;
};

/** The button in the corner, in plain DOM: all that a page pays for before anyone reaches for the chat. */
export const createLauncher = ({ onToggle, onIntent }: CreateLauncherOptions): Launcher => {
  const element = document.createElement('section');
  element.className = 'launcher-region';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('part', 'launcher');
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(
    createIcon(
      'icon-chat',
      'M12 3.5c5 0 9 3.4 9 7.7s-4 7.7-9 7.7c-1.1 0-2.2-.2-3.2-.5L4.3 20.5l1-3.8C3.9 15.3 3 13.4 3 11.2c0-4.3 4-7.7 9-7.7ZM8.5 11.3h.01M12 11.3h.01M15.5 11.3h.01',
    ),
    createIcon('icon-close', 'm6 9.5 6 6 6-6'),
  );
  button.addEventListener('click', onToggle);
  for (const intent of ['pointerenter', 'focus', 'touchstart']) {
    button.addEventListener(intent, onIntent, { passive: true, once: true });
  }
  element.append(button);
  return {
    element,
    update: ({ isOpen, isLoading, isHidden, language }) => {
      const labels = findLauncherLabels(language);
      element.setAttribute('aria-label', labels.chat);
      button.setAttribute('aria-label', isOpen ? labels.close : labels.open);
      button.setAttribute('aria-expanded', String(isOpen));
      button.setAttribute('aria-busy', String(isLoading));
      button.hidden = isHidden;
    },
    focus: () => button.focus({ preventScroll: true }),
  };
};
