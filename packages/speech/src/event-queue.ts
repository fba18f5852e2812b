/** A line between callbacks and a `for await`: what is pushed is read in order, whoever is first. */
export type EventQueue<Event> = {
  push(event: Event): void;
  /** Ends the reading, after what was pushed. */
  end(): void;
  fail(error: unknown): void;
  read(): AsyncGenerator<Event, void, undefined>;
};

export const createEventQueue = <Event>(): EventQueue<Event> => {
  const events: Event[] = [];
  let end: { readonly error?: unknown; readonly hasFailed: boolean } | null = null;
  let wake: () => void = () => {};
  return {
    push: (event) => {
      if (end === null) events.push(event);
      wake();
    },
    end: () => {
      end ??= { hasFailed: false };
      wake();
    },
    fail: (error) => {
      end ??= { error, hasFailed: true };
      wake();
    },
    async *read() {
      for (;;) {
        const event = events.shift();
        if (event !== undefined) yield event;
        else if (end !== null) {
          if (end.hasFailed) throw end.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
};
