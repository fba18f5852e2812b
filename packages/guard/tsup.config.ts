import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    'ai-sdk': 'src/ai-sdk/guard-model.ts',
    'model-judge': 'src/providers/model-judge.ts',
    'openai-moderation': 'src/providers/openai-moderation.ts',
    webhook: 'src/providers/webhook.ts',
    classifier: 'src/classifier/index.ts',
    'words/english': 'src/word-lists/english.ts',
    'words/chinese': 'src/word-lists/chinese.ts',
  },
});
