import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    browser: 'src/browser-environment.ts',
    node: 'src/node-environment.ts',
    conformance: 'src/conformance/index.ts',
    'parley-conformance': 'src/conformance/bin.ts',
    'context-window': 'src/context-window/index.ts',
    tokenizer: 'src/context-window/load-tokenizer.ts',
    'indexed-db': 'src/storages/indexed-db-storage.ts',
    'remote-storage': 'src/storages/remote-storage.ts',
    threads: 'src/threads/index.ts',
  },
});
