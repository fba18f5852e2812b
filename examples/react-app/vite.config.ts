import { defineConfig } from 'vite';

// Only so that this example runs on the sources of this repository, without a build; an app of your own needs neither line.
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
