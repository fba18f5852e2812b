import { useCallback, useEffect, useState } from 'preact/hooks';

/** After this time a text has been read out; it is removed so that it is not found a second time beside the message. */
const clearAfterMs = 10_000;

/** The text to read out now, and how to set it. */
export const useAnnouncer = (): readonly [string, (text: string) => void] => {
  const [text, setText] = useState('');
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), clearAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, useCallback((next: string) => setText(next), [])];
};
