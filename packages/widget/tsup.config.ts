import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: { index: 'src/index.ts' },
  esbuildOptions: (options) => {
    // Apart from the bundles for pages, which are called `panel-…` too.
    options.chunkNames = 'chunks/[name]-[hash]';
  },
});
