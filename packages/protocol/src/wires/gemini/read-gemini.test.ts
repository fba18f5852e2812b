import { describeAnyFrames } from '../../../test/describe-any-frames.ts';
import { describeRecordedStreams } from '../../../test/describe-recorded-streams.ts';
import { gemini } from './gemini.ts';

const count = (value: unknown) => (typeof value === 'number' ? value : 0);

const dialects = ['google-generatecontent'];

describeRecordedStreams({
  wire: gemini,
  dialects,
  readUsage: (usage) => ({
    inputTokens: count(usage.promptTokenCount) + count(usage.toolUsePromptTokenCount),
    outputTokens: count(usage.candidatesTokenCount) + count(usage.thoughtsTokenCount),
  }),
  // The reducer does not put pieces of input together, and does not know of tools that the provider runs.
  isInputKnown: ({ fields }) => fields.hasPartialArgs !== true,
  isListed: ({ providerExecuted }) => !providerExecuted,
});

describeAnyFrames({ wire: gemini, dialects });
