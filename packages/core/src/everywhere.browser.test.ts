import { describe, expect, it } from 'vitest';
import { everywhere, runEverywhere } from '../test/run-everywhere.ts';

const receive = (port: MessagePort) =>
  new Promise<unknown>((resolve) => {
    port.addEventListener('message', ({ data }) => resolve(data), { once: true });
    port.start();
  });

describe('a conversation in a browser', () => {
  it('runs in a page', async () => {
    expect(await runEverywhere()).toEqual(everywhere);
  });

  it('runs in a worker', async () => {
    const worker = new Worker(new URL('../test/run-in-worker.ts', import.meta.url), { type: 'module' });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(null, [port2]);
    expect(await receive(port1)).toEqual(everywhere);
    worker.terminate();
  });

  it('runs in a shared worker', async () => {
    const { port } = new SharedWorker(new URL('../test/run-in-worker.ts', import.meta.url), { type: 'module' });
    expect(await receive(port)).toEqual(everywhere);
    port.close();
  });
});
