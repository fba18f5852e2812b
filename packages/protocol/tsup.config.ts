import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    'anthropic-messages': 'src/wires/anthropic-messages/index.ts',
    'bedrock-converse': 'src/wires/bedrock-converse/index.ts',
    gemini: 'src/wires/gemini/index.ts',
    'openai-responses': 'src/wires/openai-responses/index.ts',
  },
});
