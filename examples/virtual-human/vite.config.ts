import { defineConfig } from 'vite';

export default defineConfig({
  // Served from any folder, such as /virtual-human/ of the relay.
  base: './',
  // Only so that this example runs on the sources of this repository, without a build; a page of your own does not need it.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  // Styles and scripts stay files of their own, as a strict policy asks.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
