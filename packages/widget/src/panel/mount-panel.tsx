import type { SiteInfo } from '@parley/protocol';
import { render } from 'preact';
import { ChatPanel } from '../components/chat-panel.tsx';
import { focusPanel } from '../hooks/focus-panel.ts';
import { createSheet } from '../styles/create-sheet.ts';
import { panelStyles } from '../styles/panel-styles.ts';
import type { Translations } from '../translations/en.ts';
import { loadTranslations } from '../translations/load-translations.ts';
import { connectRelay } from './connect-relay.ts';
import type { MountPanelOptions, Panel } from './panel-contract.ts';

/** Fills the container with the chat and connects it. It shows nothing until the texts of its language are there. */
export const mountPanel = (options: MountPanelOptions): Panel => {
  const { container, emit, onClose, onAccent } = options;
  let { settings } = options;
  const { conversation, site: siteLoading } = options.backend ?? connectRelay(settings);
  const root = container.getRootNode();
  const sheet = createSheet(panelStyles);
  if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  let site: SiteInfo | null | undefined;
  let translations: Translations | undefined;
  let language: string | undefined;
  let isOpen = false;
  let isFocusWanted = false;
  let isDestroyed = false;

  const draw = () => {
    if (isDestroyed || translations === undefined) return;
    render(
      <ChatPanel
        conversation={conversation}
        site={site}
        settings={settings}
        translations={translations}
        isOpen={isOpen}
        emit={emit}
        onClose={settings.mode === 'floating' ? onClose : undefined}
      />,
      container,
    );
    if (isOpen && isFocusWanted) {
      isFocusWanted = false;
      focusPanel(container.querySelector<HTMLElement>('.panel'));
    }
  };

  const translate = async () => {
    if (language === settings.language) return;
    const wanted = settings.language;
    language = wanted;
    const loaded = await loadTranslations(wanted);
    if (language !== wanted) return;
    translations = loaded;
    draw();
  };

  void translate();
  void siteLoading.then((info) => {
    site = info;
    if (info?.accent !== undefined && !isDestroyed && CSS.supports('color', info.accent)) onAccent(info.accent);
    draw();
  });

  return {
    setOpen: (next, { shouldFocus = false } = {}) => {
      isOpen = next;
      isFocusWanted = next && shouldFocus;
      draw();
    },
    send: (text) => conversation.send(text),
    update: (next) => {
      settings = next;
      draw();
      void translate();
    },
    destroy: () => {
      isDestroyed = true;
      render(null, container);
      if (root instanceof ShadowRoot) {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((candidate) => candidate !== sheet);
      }
      // One that was given is looked after by its giver.
      if (options.backend === undefined) conversation.destroy();
    },
  };
};
