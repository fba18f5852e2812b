import type { Chunk } from '@parley/protocol';
import type { LanguageModelFactory, LanguageModelNeeds, LanguageModelSession, PromptTurn } from './language-model.ts';

export type OpenSessionOptions = {
  readonly model: LanguageModelFactory;
  readonly needs: LanguageModelNeeds;
  readonly initialPrompts: readonly PromptTurn[];
  /** Tells how far the download of the model is; without a download there is nothing to tell. */
  readonly isDownloadShown: boolean;
  readonly signal: AbortSignal;
};

/** Opens a session, and tells on the way how much of the model has been downloaded. */
export async function* openSession(options: OpenSessionOptions): AsyncGenerator<Chunk, LanguageModelSession> {
  const { model, needs, initialPrompts, isDownloadShown, signal } = options;
  let loaded: number | null = null;
  let wake = () => {};
  const created = model
    .create({
      ...needs,
      initialPrompts,
      signal,
      monitor: (monitor) =>
        monitor.addEventListener('downloadprogress', (event) => {
          loaded = event.loaded / (event.total || 1);
          wake();
        }),
    })
    .then((session) => ({ session }));
  // It may fail while nobody waits for it.
  created.catch(() => {});
  while (true) {
    const progress = new Promise<null>((resolve) => {
      wake = () => resolve(null);
    });
    if (loaded === null) {
      const opened = await Promise.race([created, progress]);
      if (opened !== null) return opened.session;
    }
    if (isDownloadShown) yield { type: 'data-parley-download', data: { loaded }, transient: true };
    loaded = null;
  }
}
