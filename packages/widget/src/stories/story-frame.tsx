import type { ConversationState } from '@parley/core';
import type { SiteInfo } from '@parley/protocol';
import { type ComponentChildren, render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { createStage } from '../launcher/create-stage.ts';
import { type Chat, ChatProvider } from '../panel/chat-context.ts';
import { defaultSettings, type ParleySettings } from '../settings/settings.ts';
import { createSheet } from '../styles/create-sheet.ts';
import { panelStyles } from '../styles/panel-styles.ts';
import { loadTranslations } from '../translations/load-translations.ts';
import { sampleSite } from './scripted-backend.ts';
import { createStaticConversation } from './static-conversation.ts';

export type StoryFrameProps = {
  readonly children: ComponentChildren;
  readonly settings?: ParleySettings;
  readonly state?: Partial<ConversationState>;
  readonly branches?: readonly string[];
  readonly site?: SiteInfo | null | undefined;
  readonly width?: number;
  readonly height?: number;
};

const nothing = () => {};

/** One component as it stands in the panel: in a shadow root, with the panel's styles, around a conversation that stands still. */
export const StoryFrame = ({
  children,
  settings: changes,
  state,
  branches,
  site = sampleSite,
  width = 400,
  height,
}: StoryFrameProps) => {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const host = element.current;
    if (host === null) return;
    const settings = { ...defaultSettings, ...changes };
    const stage = createStage('inline', host);
    stage.update(settings, settings.accent);
    host.shadowRoot?.adoptedStyleSheets.push(createSheet(panelStyles));
    let isGone = false;
    void loadTranslations(settings.language).then((translations) => {
      if (isGone) return;
      const chat: Chat = {
        conversation: createStaticConversation(state, branches),
        translations,
        settings,
        site,
        assistantName: settings.name ?? sampleSite.assistantName,
        announce: nothing,
        openCitation: nothing,
        focusComposer: nothing,
      };
      render(
        <ChatProvider value={chat}>
          <div class="panel">{children}</div>
        </ChatProvider>,
        stage.container,
      );
    });
    return () => {
      isGone = true;
      render(null, stage.container);
      stage.destroy();
    };
  }, [children, changes, state, branches, site]);
  return <div ref={element} style={{ width, height: height ?? 'auto' }} />;
};
