import { contentGuardMiddleware } from '@tanstack/ai/middlewares';

type Options = Parameters<typeof contentGuardMiddleware>[0];

/** Runs their guard over deltas as their chat loop does: one message, then its end. `onText` hears what goes out. */
export const runContentGuard = async (deltas: readonly string[], options: Options, onText: (text: string) => void) => {
  const guard = contentGuardMiddleware(options);
  const apply = async (chunk: object) => {
    const answer = await Reflect.apply(guard.onChunk ?? (() => undefined), guard, [undefined, chunk]);
    const chunks = answer === undefined ? [chunk] : answer === null ? [] : [answer].flat();
    for (const { type, delta } of chunks) if (type === 'TEXT_MESSAGE_CONTENT') onText(delta);
  };
  for (const delta of deltas) await apply({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta });
  await apply({ type: 'TEXT_MESSAGE_END', messageId: 'm' });
};
