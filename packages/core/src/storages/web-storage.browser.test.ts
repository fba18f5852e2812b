import { afterEach, describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { checkStorage, readFailure } from '../../test/check-storage.ts';
import { webStorage } from './web-storage.ts';

const storage = webStorage({ getStorage: () => localStorage });

afterEach(() => localStorage.clear());

checkStorage('webStorage over localStorage', () => {
  localStorage.clear();
  return storage;
});

describe('webStorage in a browser', () => {
  it('says that localStorage is full, and keeps what there is', async () => {
    await storage.save(buildRecord('one', 'Hello'));
    const large = buildRecord('two', 'x'.repeat(6_000_000));
    expect(await readFailure(storage.save(large))).toBe('storage-unavailable: full');
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    expect(await storage.load('two')).toBeNull();
  });

  it('says that it is blocked in a frame without an origin', async () => {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    // The frame tells what naming its storage throws: no page can look into it.
    frame.srcdoc = '<script>try { localStorage } catch (error) { parent.postMessage(error.name, "*") }</script>';
    const told = new Promise<string>((resolve) => {
      window.addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
    });
    document.body.append(frame);
    const name = await told;
    frame.remove();
    const blocked = webStorage({
      getStorage: () => {
        throw new DOMException('denied', name);
      },
    });
    expect(await readFailure(blocked.load('one'))).toBe('storage-unavailable: blocked');
  });
});
