/** A store of texts that forgets when the browser forbids storage; it never throws. */
export type TextStorage = {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string | null) => void;
};

/** Reading `window.sessionStorage` itself throws where storage is blocked, hence a function that gives it. */
export const guardStorage = (open: () => Storage): TextStorage => ({
  get: (key) => {
    try {
      return open().getItem(key);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      if (value === null) open().removeItem(key);
      else open().setItem(key, value);
    } catch {
      // Blocked or full: it is not remembered.
    }
  },
});
