/** @jsxImportSource react */
import type { Parley } from '@parley/widget';
import { act, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParleyChat } from './parley-chat.ts';

let container: HTMLElement;
let root: Root | undefined;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  container = document.createElement('div');
  document.body.append(container);
});
afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  container.remove();
});

const render = async (element: React.ReactNode) => {
  root ??= createRoot(container);
  await act(async () => root?.render(element));
};
const countHosts = () => document.querySelectorAll('parley-chat').length;

describe('ParleyChat', () => {
  it('puts one chat on the page in strict mode, gives its handle, and takes it away', async () => {
    const chats: Parley[] = [];
    await render(
      <StrictMode>
        <ParleyChat endpoint="https://relay.example" site="demo" onReady={(chat) => chats.push(chat)} />
      </StrictMode>,
    );
    expect(countHosts()).toBe(1);
    expect(typeof chats.at(-1)?.open).toBe('function');
    await act(async () => root?.unmount());
    root = undefined;
    expect(countHosts()).toBe(0);
  });

  it('keeps its chat when a setting changes, and makes another for another site', async () => {
    let count = 0;
    const onReady = () => {
      count += 1;
    };
    await render(<ParleyChat endpoint="https://relay.example" site="demo" theme="light" onReady={onReady} />);
    await render(<ParleyChat endpoint="https://relay.example" site="demo" theme="dark" onReady={onReady} />);
    expect(count).toBe(1);
    await render(<ParleyChat endpoint="https://relay.example" site="other" theme="dark" onReady={onReady} />);
    expect(count).toBe(2);
    expect(countHosts()).toBe(1);
  });

  it('fills an element in the flow of the page, also when it comes again', async () => {
    await render(
      <StrictMode>
        <ParleyChat mode="inline" className="chat" endpoint="https://relay.example" site="demo" />
      </StrictMode>,
    );
    expect(countHosts()).toBe(0);
    const place = container.querySelector('.chat');
    expect(place?.children).toHaveLength(1);
    expect(place?.firstElementChild?.shadowRoot).not.toBeNull();
  });

  it('renders nothing on a server', () => {
    expect(renderToString(<ParleyChat endpoint="https://relay.example" site="demo" />)).toBe('');
  });
});
