import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { openaiResponses } from './openai-responses.ts';

const dialects = ['azure-responses', 'open-responses', 'openai-responses', 'openai-responses-other', 'xai-responses'];

describeRecordedStreams({
  wire: openaiResponses,
  dialects,
  readUsage: ({ input_tokens: inputTokens, output_tokens: outputTokens }) =>
    typeof inputTokens === 'number' && typeof outputTokens === 'number' ? { inputTokens, outputTokens } : undefined,
  // The reducer writes down functions; tools of the provider are seen only by the wire.
  isListed: ({ toolName, providerExecuted }) =>
    !providerExecuted && !['local_shell', 'shell', 'apply_patch', 'tool_search', 'computer'].includes(toolName),
});

describeAnyFrames({ wire: openaiResponses, dialects });
