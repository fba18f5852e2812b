import { mountParley, type Parley, type ParleySettings } from '@parley/widget';
import { createElement, type ReactElement, useEffect, useRef } from 'react';

export type ParleyChatProps = ParleySettings & {
  /** For the element that an inline chat fills. Give it a height. */
  readonly className?: string;
  /** Gives the handle of the chat once it is on the page. */
  readonly onReady?: (chat: Parley) => void;
};

/**
 * The widget as a component: floating in the corner, or with `mode="inline"` in the flow of the page. Settings may change;
 * another `endpoint`, `site` or `mode` makes another chat. Renders nothing on a server.
 *
 * @example
 * <ParleyChat endpoint="https://chat.example.com" site="demo" />
 */
export const ParleyChat = ({ className, onReady, ...settings }: ParleyChatProps): ReactElement | null => {
  const { endpoint, site, mode } = settings;
  const container = useRef<HTMLDivElement>(null);
  const chat = useRef<Parley | null>(null);
  const latest = useRef({ settings, onReady });
  latest.current = { settings, onReady };
  const changes = JSON.stringify(settings);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another endpoint or site is another chat.
  useEffect(() => {
    // A new element each time: one that had a chat has its shadow root for ever.
    const element = mode === 'inline' ? document.createElement('div') : undefined;
    if (element !== undefined) container.current?.append(element);
    const mounted = mountParley({ ...latest.current.settings, ...(element !== undefined && { element }) });
    chat.current = mounted;
    latest.current.onReady?.(mounted);
    return () => {
      chat.current = null;
      mounted.destroy();
      element?.remove();
    };
  }, [endpoint, site, mode]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: settings are equal when they read alike.
  useEffect(() => {
    chat.current?.configure(latest.current.settings);
  }, [changes]);

  return mode === 'inline' ? createElement('div', { ref: container, className }) : null;
};
