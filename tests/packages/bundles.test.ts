import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../../scripts/browsers.mjs';
import { publishedPackages, root } from './pack.ts';

/** Entries that need Node: they are imported there. All others are executed in an empty page. */
const nodeEntries = new Set(['@parley/core/node', '@parley/knowledge/load', '@parley/server', '@parley/server/node']);

const entries = publishedPackages.flatMap((name) => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries<unknown>(manifest.exports)
    .filter((entry): entry is [string, { default: string }] => typeof entry[1] === 'object' && entry[1] !== null)
    .map(([subpath, target]) => ({
      specifier: join('@parley', name, subpath),
      file: join(root, 'packages', name, target.default),
    }));
});

describe('entries for Node', () => {
  it.each(entries.filter(({ specifier }) => nodeEntries.has(specifier)))(
    '$specifier is imported and has exports',
    async ({ file }) => {
      expect(Object.keys(await import(file)).length).toBeGreaterThan(0);
    },
  );
});

describe('entries for every place', () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumFlags] });
  });
  afterAll(() => browser.close());

  it.each(entries.filter(({ specifier }) => !nodeEntries.has(specifier)))(
    '$specifier is executed in an empty page without an error and leaves no global behind',
    async ({ file }) => {
      const { outputFiles } = await build({
        stdin: { contents: `export * from ${JSON.stringify(file)};`, resolveDir: join(root, 'packages/react') },
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'bundleUnderTest',
        platform: 'browser',
        define: { 'process.env.NODE_ENV': '"production"' },
        logLevel: 'silent',
      });
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto('about:blank');
      const before: string[] = await page.evaluate(() => Object.keys(window));
      await page.addScriptTag({ content: outputFiles.map(({ text }) => text).join('\n') });
      const after: string[] = await page.evaluate(() => Object.keys(window));
      const exported = await page.evaluate('Object.keys(bundleUnderTest).length');
      await page.close();
      expect(errors).toEqual([]);
      expect(after.filter((key) => !before.includes(key))).toEqual(['bundleUnderTest']);
      expect(exported).toBeGreaterThan(0);
    },
  );

  it('parley.js draws a launcher in an empty page and leaves one global', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/')
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Empty</title><body>' });
      if (path === '/parley.js')
        return route.fulfill({ contentType: 'text/javascript', path: join(root, 'packages/widget/dist/parley.js') });
      return route.fulfill({ status: 404, body: '' });
    });
    await page.goto('http://page.test/');
    const before: string[] = await page.evaluate(() => Object.keys(window));
    await page.addScriptTag({ url: 'http://page.test/parley.js' });
    await page.getByRole('button', { name: 'Open chat' }).waitFor();
    const after: string[] = await page.evaluate(() => Object.keys(window));
    await page.close();
    expect(errors).toEqual([]);
    expect(after.filter((key) => !before.includes(key))).toEqual(['Parley']);
  });
});
