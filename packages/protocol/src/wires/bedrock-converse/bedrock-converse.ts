import { jsonLines } from '../../framing.ts';
import { createWireReader } from '../create-wire-reader.ts';
import type { Wire } from '../wire.ts';
import { createBedrockConverseState } from './bedrock-converse-state.ts';
import { readBedrockConverse } from './read-bedrock-converse.ts';
import { writeBedrockConverseRequest } from './write-bedrock-converse-request.ts';

/**
 * Amazon Bedrock Converse. The service frames its events in a binary form of its own; whoever connects unpacks them and
 * hands over each as one JSON object, named by its kind: `{"contentBlockDelta":{…}}`.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html
 */
export const bedrockConverse: Wire = {
  name: 'bedrock-converse',
  framing: jsonLines,
  createReader: ({ onReport } = {}) =>
    createWireReader(createBedrockConverseState(onReport), readBedrockConverse, true),
  writeRequest: writeBedrockConverseRequest,
};
