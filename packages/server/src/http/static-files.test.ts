import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles, type StaticFiles } from './static-files.ts';

describe('createStaticFiles', () => {
  let outer: string;
  let files: StaticFiles;
  beforeAll(() => {
    outer = mkdtempSync(join(tmpdir(), 'parley-static-'));
    const folder = join(outer, 'site');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    writeFileSync(join(outer, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<p>home</p>');
    writeFileSync(join(folder, '.env'), 'KEY=1');
    writeFileSync(join(folder, 'sub', 'index.html'), '<p>sub</p>');
    writeFileSync(join(folder, 'panel-2KXZ7QPL.js'), `/* ${'x'.repeat(2_000)} */`);
    writeFileSync(join(folder, 'parley.js'), 'export {};');
    symlinkSync(join(outer, 'secret.txt'), join(folder, 'link.txt'));
    files = createStaticFiles({ folder, headers: { 'x-mark': 'yes' }, hasIndex: true });
  });
  afterAll(() => rmSync(outer, { recursive: true, force: true }));

  const get = (path: string, headers: Record<string, string> = {}) =>
    files.respond(new Request('http://localhost/', { headers }), path);

  it.each(['', 'index.html', 'sub/', 'sub'])('serves the page at %j with its type and headers', async (path) => {
    const response = await get(path);
    expect(response?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response?.headers.get('x-mark')).toBe('yes');
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response?.text()).toContain(path.startsWith('sub') ? 'sub' : 'home');
  });

  it.each([
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    'sub/../../secret.txt',
    '..\\secret.txt',
    'link.txt',
    '.env',
    '%00',
    '%zz',
    'missing.html',
    '/etc/passwd',
    '//etc/passwd',
  ])('has nothing at %j', async (path) => {
    expect(await get(path)).toBeUndefined();
  });

  it('lets files with a hash in their name be kept for ever, and others be asked for again', async () => {
    expect((await get('panel-2KXZ7QPL.js'))?.headers.get('cache-control')).toContain('immutable');
    const response = await get('parley.js');
    expect(response?.headers.get('cache-control')).toBe('no-cache');
    const again = await get('parley.js', { 'if-none-match': response?.headers.get('etag') ?? '' });
    expect(again?.status).toBe(304);
  });

  it('compresses for clients that can read it', async () => {
    const response = await get('panel-2KXZ7QPL.js', { 'accept-encoding': 'gzip, br' });
    expect(response?.headers.get('content-encoding')).toBe('br');
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.length).toBeLessThan(200);
    expect(brotliDecompressSync(bytes).toString()).toContain('xxxx');
    expect((await get('panel-2KXZ7QPL.js'))?.headers.get('content-encoding')).toBeNull();
  });
});
