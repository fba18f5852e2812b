/** A `localStorage` of entries that the test sees, with as much room as it says. */
export const createTestStore = ({ quota = Number.POSITIVE_INFINITY, entries = {} }: TestStoreOptions = {}) => {
  const map = new Map<string, string>(Object.entries(entries));
  const measure = () => [...map].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    map,
    get length() {
      return map.size;
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      const before = map.get(key);
      map.set(key, value);
      if (measure() <= quota) return;
      if (before === undefined) map.delete(key);
      else map.set(key, before);
      throw new DOMException('There is no room.', 'QuotaExceededError');
    },
    removeItem: (key: string) => void map.delete(key),
  };
};

export type TestStoreOptions = { readonly quota?: number; readonly entries?: Readonly<Record<string, string>> };
