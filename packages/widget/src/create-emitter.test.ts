import { expect, test } from 'vitest';
import { createEmitter } from './create-emitter.ts';

test('tells every listener until it stops listening', () => {
  const emitter = createEmitter(() => {});
  const heard: string[] = [];
  const stop = emitter.on('error', ({ code }) => heard.push(`first ${code}`));
  const second = () => heard.push('second');
  emitter.on('error', second);
  emitter.emit('error', { code: 'offline' });
  stop();
  emitter.off('error', second);
  emitter.emit('error', { code: 'offline' });
  expect(heard).toEqual(['first offline', 'second']);
});

test('names the events when there is no such event', () => {
  const warnings: string[] = [];
  const emitter = createEmitter((warning) => warnings.push(warning));
  Reflect.apply(emitter.on, emitter, ['opened', () => {}]);
  expect(warnings).toEqual(['There is no event "opened". The events are: ready, open, close, message, reply, error.']);
});
