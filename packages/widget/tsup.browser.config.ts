import { readdirSync, rmSync } from 'node:fs';
import { build, defineConfig, type Options } from 'tsup';
import { minifyStyles } from './minify-styles.ts';

/** Our other packages are taken from their sources: one build, and only what is used. */
const conditions = ['source', 'browser'];

/** For pages without a bundler: one file each, everything in it, nothing for old browsers. */
const browserBundle: Options = {
  config: false,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  dts: false,
  clean: false,
  noExternal: [/.*/],
  esbuildPlugins: [minifyStyles],
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildOptions: (options) => {
    options.conditions = conditions;
  },
};

const dist = new URL('dist/', import.meta.url);
const listPanels = () => readdirSync(dist).filter((name) => /^panel-.*\.js$/.test(name));

/** The panel first: its name carries its hash, and the loader has to know it. */
export default defineConfig(async () => {
  for (const name of listPanels()) rmSync(new URL(name, dist));
  await build({
    ...browserBundle,
    entry: { panel: 'src/panel.ts' },
    format: 'esm',
    splitting: true,
    esbuildOptions: (options) => {
      options.conditions = conditions;
      // Core asks for it when a page gives guards of its own, which a script tag cannot.
      options.external = ['@parley/guard'];
      options.entryNames = '[name]-[hash]';
      options.chunkNames = 'panel-[name]-[hash]';
    },
  });
  const panel = listPanels().find((name) => /^panel-[A-Z0-9]{8}\.js$/.test(name));
  if (panel === undefined) throw new Error(`There is no panel among ${listPanels().join(', ')}.`);
  return {
    ...browserBundle,
    entry: { parley: 'src/loader.ts' },
    format: 'iife',
    outExtension: () => ({ js: '.js' }),
    define: { ...browserBundle.define, PANEL_FILE: JSON.stringify(panel) },
  };
});
