import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, listSources, packagesFolder, readGlobals, readImports, root } from './import-graph.ts';

/** The table of the design: what each package may import of ours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  guard: ['protocol'],
  core: ['protocol', 'guard'],
  markdown: [],
  widget: ['core', 'protocol', 'markdown'],
  react: ['core', 'widget'],
  knowledge: ['protocol'],
  server: ['protocol', 'guard', 'knowledge'],
  speech: ['core'],
  avatar: ['core'],
  'test-utils': ['protocol', 'core'],
};

/** What only a browser, a clock, chance or the network gives; core and what is below it ask their environment instead. */
const surroundings = new Set([
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'BroadcastChannel',
  'requestAnimationFrame',
  'matchMedia',
  'XMLHttpRequest',
  'EventSource',
  'WebSocket',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'Date',
  'performance',
  'crypto',
  'process',
  'Buffer',
  'globalThis',
]);

/** The files whose one idea is to give the surroundings. */
const environments = /core\/src\/(browser-tabs|(browser|node)-environment|conformance\/bin)\.ts$/;

const packages = readdirSync(packagesFolder);
const sourcesOf = (name: string) => listSources(join(packagesFolder, name, 'src'));

describe('packages', () => {
  it('are those of the design', () => {
    expect(packages.sort()).toEqual(Object.keys(allowed).sort());
  });

  it.each(Object.keys(allowed))('%s imports only what the design allows, and no internals', (name) => {
    const wrong = sourcesOf(name)
      .flatMap(readImports)
      .filter(({ specifier }) => {
        if (!specifier.startsWith('@parley/')) return false;
        const [, target = '', ...subpath] = specifier.split('/');
        return !(allowed[name] ?? []).includes(target) || subpath[0] === 'src' || subpath[0] === 'dist';
      })
      .map(({ from, specifier }) => `${relative(root, from)} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(allowed))('%s never leaves its own folder by a relative import', (name) => {
    const home = join(packagesFolder, name, 'src');
    const wrong = sourcesOf(name)
      .flatMap(readImports)
      .filter(({ from, specifier }) => specifier.startsWith('.') && !join(from, '..', specifier).startsWith(home))
      .map(({ from, specifier }) => `${relative(root, from)} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(allowed))('%s has no circle of imports', (name) => {
    expect(findCycles(sourcesOf(name))).toEqual([]);
  });

  it.each(Object.keys(allowed))('%s lists every package it imports among its dependencies', (name) => {
    const manifest = JSON.parse(readFileSync(join(packagesFolder, name, 'package.json'), 'utf8'));
    const listed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
    const wrong = sourcesOf(name)
      .flatMap(readImports)
      .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map(({ from, specifier }) => ({
        from,
        dependency: specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      }))
      .filter(({ dependency }) => !listed.has(dependency))
      .map(({ from, dependency }) => `${relative(root, from)} imports ${dependency}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(allowed).filter((name) => name !== 'test-utils'))('%s has a README', (name) => {
    expect(existsSync(join(packagesFolder, name, 'README.md'))).toBe(true);
  });
});

describe('headless packages', () => {
  it.each(['protocol', 'guard', 'core'])('%s touches no browser global, clock, chance or network', (name) => {
    const found = sourcesOf(name)
      .filter((path) => !environments.test(path))
      .flatMap((path) => readGlobals(path, surroundings));
    expect(found).toEqual([]);
  });
});

describe('index files', () => {
  it.each(packages)('%s writes its names out, without `export *`', (name) => {
    const text = readFileSync(join(packagesFolder, name, 'src', 'index.ts'), 'utf8');
    expect(text).not.toMatch(/export \*/);
  });

  it.each(packages)('%s has no file that imports its own index', (name) => {
    const wrong = sourcesOf(name)
      .flatMap(readImports)
      .filter(({ specifier }) => /^\.\.?\/(.*\/)?index\.ts$/.test(specifier) || specifier === `@parley/${name}`)
      .map(({ from }) => relative(root, from));
    expect(wrong).toEqual([]);
  });
});

describe('what runs on the pages of customers', () => {
  it.each(['markdown', 'widget', 'core', 'react', 'speech', 'avatar'])(
    '%s makes neither markup nor code from strings',
    (name) => {
      const found = sourcesOf(name).filter((path) =>
        /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser)\b|\beval\(|new Function\b/.test(
          readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      );
      expect(found.map((path) => relative(root, path))).toEqual([]);
    },
  );
});
