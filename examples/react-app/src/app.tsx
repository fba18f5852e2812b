/// <reference types="vite/client" />
/** @jsxImportSource react */
import { getMessageText, relayTransport, webStorage } from '@parley/core';
import { createBrowserEnvironment } from '@parley/core/browser';
import { useConversation } from '@parley/react';
import { ParleyChat } from '@parley/react/widget';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const endpoint = import.meta.env.VITE_PARLEY_ENDPOINT ?? 'http://localhost:3000';
const site = import.meta.env.VITE_PARLEY_SITE ?? 'harbour-bank';

/** One value of this browser, made once. */
const remember = (key: string): string => {
  const value = localStorage.getItem(key) ?? createBrowserEnvironment().createId();
  localStorage.setItem(key, value);
  return value;
};

const options = {
  id: remember('conversation'),
  site,
  transport: relayTransport({ endpoint, site, visitor: remember('visitor'), fetch }),
  storage: webStorage({ getStorage: () => localStorage }),
};

const Assistant = () => {
  const { messages, status, connection, queue, errorCode, send, stop, retry, clear } = useConversation(options);
  return (
    <main>
      <h1>Your own interface</h1>
      <ol className="messages" aria-live="polite">
        {messages.map((message) => (
          <li key={message.id} className={message.role}>
            {getMessageText(message) || '…'}
          </li>
        ))}
        {queue.map(({ id, text }) => (
          <li key={id} className="user">
            {text} (waiting)
          </li>
        ))}
      </ol>
      {connection !== 'online' && <p className="notice">No connection. What you write is sent when it is back.</p>}
      {errorCode !== null && (
        <p className="notice" role="alert">
          That did not work ({errorCode}).{' '}
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </p>
      )}
      <form
        action={(data) => {
          const text = String(data.get('text') ?? '').trim();
          if (text !== '') void send(text);
        }}
      >
        <input name="text" aria-label="Your question" autoComplete="off" />
        {status === 'ready' ? (
          <button type="submit">Send</button>
        ) : (
          <button type="button" onClick={() => stop()}>
            Stop
          </button>
        )}
        <button type="button" onClick={() => clear()}>
          Clear
        </button>
      </form>
    </main>
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <Assistant />
    <ParleyChat endpoint={endpoint} site={site} />
  </StrictMode>,
);
