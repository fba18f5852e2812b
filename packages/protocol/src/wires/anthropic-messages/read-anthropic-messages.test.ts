import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { anthropicMessages } from './anthropic-messages.ts';

const dialects = ['anthropic'];

describeRecordedStreams({
  wire: anthropicMessages,
  dialects,
  readUsage: ({
    input_tokens: input,
    output_tokens: output,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: write,
  }) =>
    typeof input === 'number' && typeof output === 'number'
      ? { inputTokens: input + Number(read ?? 0) + Number(write ?? 0), outputTokens: output }
      : undefined,
});

describeAnyFrames({ wire: anthropicMessages, dialects });
