import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: {
    index: 'src/index.ts',
    'ag-ui': 'src/wires/ag-ui/index.ts',
    'anthropic-messages': 'src/wires/anthropic-messages/index.ts',
    'bedrock-converse': 'src/wires/bedrock-converse/index.ts',
    cohere: 'src/wires/cohere/index.ts',
    gemini: 'src/wires/gemini/index.ts',
    ollama: 'src/wires/ollama/index.ts',
    'openai-chat': 'src/wires/openai-chat/index.ts',
    'openai-responses': 'src/wires/openai-responses/index.ts',
    'text-completions': 'src/wires/text-completions/index.ts',
    'ui-message-stream': 'src/wires/ui-message-stream/index.ts',
  },
});
