import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: { index: 'src/index.ts', svg: 'src/svg/index.ts', testing: 'src/testing/index.ts' },
});
