import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    browser: 'src/browser-environment.ts',
    node: 'src/node-environment.ts',
    conformance: 'src/conformance/index.ts',
    'parley-conformance': 'src/conformance/bin.ts',
  },
});
