import type { ConversationState } from '@parley/core';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { createWidget } from '../create-widget.ts';
import type { ChatBackend } from '../panel/panel-contract.ts';
import { defaultSettings, type ParleySettings } from '../settings/settings.ts';
import { createScriptedBackend, sampleSite } from './scripted-backend.ts';
import { createStaticConversation } from './static-conversation.ts';

export type WidgetStoryProps = {
  readonly settings?: ParleySettings;
  /** Stands still in this state; without it the conversation is live, over a script. */
  readonly state?: Partial<ConversationState>;
  readonly backend?: ChatBackend;
  readonly width?: number;
  readonly height?: number;
};

/** The whole chat in the page's flow. */
export const WidgetStory = ({ settings, state, backend, width = 408, height = 680 }: WidgetStoryProps) => {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const still = state && { conversation: createStaticConversation(state), site: Promise.resolve(sampleSite) };
    const widget = createWidget({
      settings: { ...defaultSettings, mode: 'inline', ...settings },
      warn: console.warn,
      loadPanel: () => import('../panel.ts'),
      host: element.current,
      backend: backend ?? still ?? createScriptedBackend(),
    });
    return () => widget.destroy();
  }, [settings, state, backend]);
  return <div ref={element} style={{ width, height }} />;
};
