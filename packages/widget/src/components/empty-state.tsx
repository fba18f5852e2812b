import { useChat } from '../panel/chat-context.ts';
import { findByLanguage } from '../translations/find-by-language.ts';
import { Icon } from './icon.tsx';
import { SuggestionList } from './suggestion-list.tsx';

/** What stands where nothing has been said yet. */
export const EmptyState = () => {
  const { conversation, settings, site, translations, focusComposer } = useChat();
  // The site's own words are worth the moment that they take to arrive.
  if (site === undefined && settings.greeting === null) return <div class="empty" aria-busy="true" />;
  const greeting = settings.greeting ?? findByLanguage(site?.greeting, settings.language) ?? translations.greeting;
  const suggestions = settings.suggestions ?? findByLanguage(site?.suggestions, settings.language) ?? [];
  return (
    <div class="empty">
      <span class="mark mark-large">
        <Icon name="spark" />
      </span>
      <p class="greeting" dir="auto">
        {greeting}
      </p>
      <SuggestionList
        suggestions={suggestions}
        label={translations.suggestedQuestions}
        onChoose={(question) => {
          focusComposer();
          void conversation.send(question);
        }}
      />
    </div>
  );
};
