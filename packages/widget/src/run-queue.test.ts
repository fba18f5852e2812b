import { expect, test } from 'vitest';
import type { Parley } from './parley.ts';
import { runQueue } from './run-queue.ts';

const createParley = (calls: unknown[]): Parley => ({
  open: () => calls.push('open'),
  close: () => calls.push('close'),
  toggle: () => calls.push('toggle'),
  send: async (text) => {
    calls.push(`send ${text}`);
  },
  on: () => () => {},
  off: () => {},
  configure: (settings) => calls.push(settings),
  destroy: () => calls.push('destroy'),
});

test('carries out what was asked before the script was there, in order', () => {
  const calls: unknown[] = [];
  runQueue(createParley(calls), [['open'], ['send', 'Hello'], ['configure', { theme: 'dark' }], 'close'], () => {});
  expect(calls).toEqual(['open', 'send Hello', { theme: 'dark' }, 'close']);
});

test('skips and names what is no method', () => {
  const warnings: string[] = [];
  const calls: unknown[] = [];
  runQueue(createParley(calls), [['oepn'], ['constructor'], [], ['close']], (warning) => warnings.push(warning));
  expect(calls).toEqual(['close']);
  expect(warnings).toHaveLength(3);
});

test('a global that is no queue is left alone', () => {
  const calls: unknown[] = [];
  runQueue(createParley(calls), { something: 'else' }, () => {});
  expect(calls).toEqual([]);
});
