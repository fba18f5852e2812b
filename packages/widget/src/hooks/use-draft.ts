import { useMemo, useState } from 'preact/hooks';
import { guardStorage } from '../guarded-storage.ts';

/** What is being written. It survives a reload of the page in this tab. */
export const useDraft = (key: string): readonly [string, (draft: string) => void] => {
  const storage = useMemo(() => guardStorage(() => window.sessionStorage), []);
  const [draft, setDraft] = useState(() => storage.get(key) ?? '');
  const change = (next: string) => {
    setDraft(next);
    storage.set(key, next === '' ? null : next);
  };
  return [draft, change];
};
