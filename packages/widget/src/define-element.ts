import { createWidget } from './create-widget.ts';
import type { PanelModule } from './panel/panel-contract.ts';
import type { Parley } from './parley.ts';
import { completeSettings } from './settings/complete-settings.ts';
import { createWarn } from './settings/create-warn.ts';
import { readSettings } from './settings/read-settings.ts';
import { type ParleySettings, settingNames } from './settings/settings.ts';

export type DefineElementOptions = {
  /** For elements that do not set the same themselves. */
  readonly settings?: ParleySettings;
  readonly loadPanel: () => Promise<PanelModule>;
};

const readAttributes = (element: Element): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const name of settingNames) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = element.getAttribute(attribute) ?? element.getAttribute(`data-${attribute}`);
    if (value !== null && name !== 'mode') found[name] = value;
  }
  return found;
};

/** Defines `<parley-chat>`, whose settings are attributes. Harmless when called twice, and on a server. */
export const defineElement = ({ settings, loadPanel }: DefineElementOptions): void => {
  if (typeof customElements === 'undefined' || customElements.get('parley-chat') !== undefined) return;
  class ParleyChatElement extends HTMLElement {
    #chat: Parley | undefined;

    connectedCallback() {
      // A floating host is looked after by the one who made it; a moved element keeps its conversation.
      if (this.#chat !== undefined || this.hasAttribute('floating')) return;
      const warn = createWarn();
      this.#chat = createWidget({
        settings: { ...completeSettings({ ...settings, ...readSettings(readAttributes(this), warn) }), mode: 'inline' },
        warn,
        loadPanel,
        host: this,
      });
    }

    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#chat?.destroy();
        this.#chat = undefined;
      });
    }
  }
  customElements.define('parley-chat', ParleyChatElement);
};
