import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: { index: 'src/index.ts', node: 'src/node.ts', cli: 'src/cli/cli.ts' },
  // `node:sqlite` exists under no other name.
  removeNodeProtocol: false,
});
