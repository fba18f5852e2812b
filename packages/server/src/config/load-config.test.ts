import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.ts';

describe('loadConfig', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const site = '{ name: "Bank", documents: ["docs", "/abs/docs"] }';

  it('reads TypeScript, and makes paths absolute beside the file', async () => {
    write(
      'parley.config.ts',
      `const name: string = 'Bank';\nexport default { sites: { bank: ${site} }, dataFolder: 'data', pages: [{ path: '/', folder: 'site' }] };`,
    );
    const { config, path } = await loadConfig(folder);
    expect(path).toBe(join(folder, 'parley.config.ts'));
    expect(config.sites.bank?.documents).toEqual([join(folder, 'docs'), '/abs/docs']);
    expect(config.dataFolder).toBe(join(folder, 'data'));
    expect(config.pages?.[0]?.folder).toBe(join(folder, 'site'));
  });

  it.each([
    ['parley.config.mjs', `export default { sites: { bank: ${site} } };`],
    ['parley.config.json', '{ "sites": { "bank": { "name": "Bank" } } }'],
  ])('reads %s, with data in .parley beside it', async (name, text) => {
    const { config } = await loadConfig(write(name, text));
    expect(config.sites.bank?.name).toBe('Bank');
    expect(config.dataFolder).toBe(join(folder, '.parley'));
  });

  it.each([
    ['parley.config.json', '{ "sites": ', 'is not valid JSON'],
    ['parley.config.json', '  ', 'is empty'],
    ['parley.config.json', '{ "sites": { "bank": { "nam": "x" } } }', 'sites.bank.name'],
    [
      'parley.config.json',
      '{ "sites": { "bank": { "name": "x" } }, "site": 1 }',
      'There is no setting "site". Did you mean "sites"?',
    ],
    ['parley.config.mjs', 'export const config = {};', 'has no default export'],
    ['parley.config.mjs', 'export default {', 'cannot be loaded'],
    ['parley.config.mjs', 'import "@parley/nowhere";', 'Install it there: npm install @parley/nowhere'],
    ['parley.config.mjs', 'throw new Error("no key\\nin the environment");', 'cannot be loaded: no key'],
  ])('says in one line what is wrong with %s: %s', async (name, text, message) => {
    const path = write(name, text);
    const failure = await loadConfig(path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(message) });
    expect(String(failure)).toContain(path);
    expect(String(failure).trim().split('\n')).toHaveLength(1);
  });

  it('proposes the file that was meant', async () => {
    write('parley.config.mjs', '');
    await expect(loadConfig(join(folder, 'parly.config.mjs'))).rejects.toThrow(
      `Did you mean ${join(folder, 'parley.config.mjs')}?`,
    );
    await expect(loadConfig(join(folder, 'no', 'such', 'place.ts'))).rejects.toThrow('There is no folder');
  });
});
