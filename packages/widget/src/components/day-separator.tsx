import { useChat } from '../panel/chat-context.ts';

const dayMs = 86_400_000;

/** The day on which what follows was written. */
export const DaySeparator = ({ timeMs }: { readonly timeMs: number }) => {
  const { settings, translations } = useChat();
  const startOfToday = new Date().setHours(0, 0, 0, 0);
  const text =
    timeMs >= startOfToday
      ? translations.today
      : timeMs >= startOfToday - dayMs
        ? translations.yesterday
        : new Intl.DateTimeFormat(settings.language, { dateStyle: 'long' }).format(timeMs);
  return (
    <p class="day">
      <time dateTime={new Date(timeMs).toISOString()}>{text}</time>
    </p>
  );
};
