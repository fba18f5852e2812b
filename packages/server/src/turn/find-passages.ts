import type { FoundPassage } from '@parley/knowledge';
import { ParleyError } from '@parley/protocol';
import type { Site } from '../site.ts';

/** The passages for a question, of the site's own tenant. A search that fails is a `ParleyError` of code `knowledge-unavailable`. */
export const findPassages = async (
  { retriever, tenant }: Pick<Site, 'retriever' | 'tenant'>,
  { question, ...options }: { readonly question: string; readonly language?: string; readonly signal: AbortSignal },
): Promise<readonly FoundPassage[]> => {
  try {
    return await retriever.retrieve(question, { tenant, ...options });
  } catch (cause) {
    options.signal.throwIfAborted();
    if (ParleyError.isInstance(cause)) throw cause;
    throw new ParleyError('The documents cannot be searched.', {
      code: 'knowledge-unavailable',
      isRetryable: true,
      cause,
    });
  }
};
