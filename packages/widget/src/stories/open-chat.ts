import { createWidget } from '../create-widget.ts';
import type { Parley } from '../parley.ts';
import { defaultSettings, type ParleySettings } from '../settings/settings.ts';
import { type ControlledBackend, createControlledBackend } from './controlled-backend.ts';

export type OpenChat = {
  readonly chat: Parley;
  readonly backend: ControlledBackend;
  readonly shadow: ShadowRoot;
  /** The one element of a selector; throws when it is not there. */
  readonly find: (selector: string) => HTMLElement;
  readonly findAll: (selector: string) => readonly HTMLElement[];
  /** The one button of a name. */
  readonly button: (name: string | RegExp) => HTMLElement;
  readonly composer: () => HTMLTextAreaElement;
};

/** A floating chat over a conversation that the test writes, for tests in a real browser. */
export const openChat = (settings: ParleySettings = {}): OpenChat => {
  const backend = createControlledBackend();
  const chat = createWidget({
    settings: { ...defaultSettings, site: crypto.randomUUID(), ...settings },
    warn: () => {},
    loadPanel: () => import('../panel.ts'),
    backend,
  });
  const host = [...document.querySelectorAll('parley-chat')].at(-1);
  const shadow = host?.shadowRoot;
  if (!shadow) throw new Error('There is no chat in the page.');
  const findAll = (selector: string) => [...shadow.querySelectorAll<HTMLElement>(selector)];
  const find = (selector: string) => {
    const found = shadow.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const isNamed = (element: HTMLElement, name: string | RegExp) => {
    const own = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return typeof name === 'string' ? own === name : name.test(own);
  };
  return {
    chat,
    backend,
    shadow,
    find,
    findAll,
    button: (name) => {
      const found = findAll('button').filter((element) => isNamed(element, name) && element.checkVisibility());
      const [button] = found;
      if (button === undefined) throw new Error(`There is no button ${String(name)}.`);
      return button;
    },
    composer: () => {
      const field = find('.field');
      if (field instanceof HTMLTextAreaElement) return field;
      throw new Error('The composer is no text area.');
    },
  };
};
