import type { Parley } from './parley.ts';

/** Carries out calls that a page made before the script was there: `(window.Parley ||= []).push(['open'])`. */
export const runQueue = (parley: Parley, queue: unknown, warn: (warning: string) => void): void => {
  if (!Array.isArray(queue)) return;
  const calls: readonly unknown[] = queue;
  for (const call of calls) {
    const [name, ...values]: readonly unknown[] = Array.isArray(call) ? call : [call];
    const method = typeof name === 'string' && Object.hasOwn(parley, name) ? Reflect.get(parley, name) : undefined;
    if (typeof method === 'function') Reflect.apply(method, parley, values);
    else warn(`There is no method "${String(name)}".`);
  }
};
