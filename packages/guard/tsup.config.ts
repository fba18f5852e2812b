import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    classifier: 'src/classifier/index.ts',
    'words/english': 'src/word-lists/english.ts',
    'words/chinese': 'src/word-lists/chinese.ts',
  },
});
