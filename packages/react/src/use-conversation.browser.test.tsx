/** @jsxImportSource react */
import { type Conversation, createConversation, functionTransport, getMessageText } from '@parley/core';
import { createNodeEnvironment } from '@parley/core/node';
import { act, StrictMode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConversationProvider } from './conversation-provider.ts';
import { useConversation } from './use-conversation.ts';
import { useMessage } from './use-message.ts';

const transport = functionTransport(async function* ({ message }) {
  yield 'You said ';
  yield message.text;
});
const options = { id: 'demo', transport, environment: createNodeEnvironment() };

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

const Chat = ({ source, onRender }: { source?: typeof options | Conversation; onRender?: () => void }) => {
  const { messages, status, isLoaded, send } = useConversation(source);
  onRender?.();
  return (
    <div>
      <output>{`${isLoaded ? status : 'loading'}: ${messages.map(getMessageText).join(' | ')}`}</output>
      <button type="button" onClick={() => send('hello')}>
        Send
      </button>
    </div>
  );
};

const Line = ({ id, onRender }: { id: string; onRender: (id: string) => void }) => {
  const message = useMessage(id);
  onRender(id);
  return <li>{message && getMessageText(message)}</li>;
};

const render = async (element: React.ReactNode) => {
  root = createRoot(container);
  await act(async () => root?.render(element));
};
const text = () => container.querySelector('output')?.textContent;
const click = () => act(async () => container.querySelector('button')?.click());

describe('useConversation', () => {
  it('makes a conversation from options, shows it and sends', async () => {
    await render(<Chat source={options} />);
    expect(text()).toBe('ready: ');
    await click();
    expect(text()).toBe('ready: hello | You said hello');
  });

  it('keeps one working conversation in strict mode', async () => {
    let count = 0;
    const counted = {
      ...options,
      transport: functionTransport(async function* () {
        count += 1;
        yield 'once';
      }),
    };
    await render(
      <StrictMode>
        <Chat source={counted} />
      </StrictMode>,
    );
    await click();
    expect(text()).toBe('ready: hello | once');
    expect(count).toBe(1);
  });

  it('follows a conversation that it is given, and leaves it alone when it goes', async () => {
    const conversation = createConversation(options);
    await render(<Chat source={conversation} />);
    await act(() => conversation.send('from outside'));
    expect(text()).toBe('ready: from outside | You said from outside');
    await act(async () => root?.unmount());
    root = undefined;
    await conversation.send('after');
    expect(conversation.getSnapshot().messages).toHaveLength(4);
    conversation.destroy();
  });

  it('makes another conversation for another id, not for options that are merely made anew', async () => {
    await render(<Chat source={{ ...options }} />);
    await click();
    await act(async () => root?.render(<Chat source={{ ...options }} />));
    expect(text()).toBe('ready: hello | You said hello');
    await act(async () => root?.render(<Chat source={{ ...options, id: 'other' }} />));
    expect(text()).toBe('ready: ');
  });

  it('renders on a server and takes over there', async () => {
    const html = renderToString(<Chat source={options} />);
    expect(html).toContain('loading: ');
    const template = document.createElement('template');
    template.setHTMLUnsafe(html);
    container.append(template.content);
    await act(async () => {
      root = hydrateRoot(container, <Chat source={options} />);
    });
    await click();
    expect(text()).toBe('ready: hello | You said hello');
  });
});

describe('useMessage', () => {
  it('renders the component of one message again, and no other', async () => {
    const conversation = createConversation(options);
    await conversation.send('one');
    const renders: Record<string, number> = {};
    const count = (id: string) => {
      renders[id] = (renders[id] ?? 0) + 1;
    };
    const ids = conversation.getSnapshot().messages.map(({ id }) => id);
    await render(
      <ConversationProvider source={conversation}>
        <ul>
          {ids.map((id) => (
            <Line key={id} id={id} onRender={count} />
          ))}
        </ul>
      </ConversationProvider>,
    );
    const before = { ...renders };
    await act(() => conversation.send('two'));
    expect(renders).toEqual(before);
    expect(container.textContent).toBe('oneYou said one');
    conversation.destroy();
  });

  it('finds the conversation that its provider makes from options', async () => {
    await render(
      <ConversationProvider source={options}>
        <Chat />
      </ConversationProvider>,
    );
    await click();
    expect(text()).toBe('ready: hello | You said hello');
  });
});
