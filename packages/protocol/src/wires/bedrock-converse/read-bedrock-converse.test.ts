import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { bedrockConverse } from './bedrock-converse.ts';

const dialects = ['bedrock-converse'];

describeRecordedStreams({
  wire: bedrockConverse,
  dialects,
  readUsage: ({ inputTokens, outputTokens }) =>
    typeof inputTokens === 'number' && typeof outputTokens === 'number' ? { inputTokens, outputTokens } : undefined,
});

describeAnyFrames({ wire: bedrockConverse, dialects });
