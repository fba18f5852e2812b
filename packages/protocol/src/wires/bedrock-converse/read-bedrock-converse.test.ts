import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { bedrockConverse } from './bedrock-converse.ts';

describeRecordedStreams({
  wire: bedrockConverse,
  dialects: ['bedrock-converse'],
  readUsage: ({ inputTokens, outputTokens }) =>
    typeof inputTokens === 'number' && typeof outputTokens === 'number' ? { inputTokens, outputTokens } : undefined,
});
