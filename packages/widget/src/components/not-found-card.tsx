import { useConversation } from '../hooks/use-conversation.ts';
import { useChat } from '../panel/chat-context.ts';
import { Icon } from './icon.tsx';

/** Under an answer that says nothing was found: a person, where there is one. What may be asked instead follows below. */
export const NotFoundCard = () => {
  const { conversation, translations, site, focusComposer } = useChat();
  const isAsked = useConversation((state) => state.handoff !== null && state.handoff.status !== 'offered');
  if (isAsked) return null;
  return (
    <div class="not-found">
      <p class="not-found-text">
        <Icon name="search" />
        <span>
          <strong>{translations.notFound}</strong>
          <br />
          {translations.notFoundHint}
        </span>
      </p>
      {site?.canHandOff === true && (
        <button
          type="button"
          class="button"
          onClick={() => {
            focusComposer();
            void conversation.requestPerson();
          }}
        >
          <Icon name="person" />
          {translations.talkToPerson}
        </button>
      )}
    </div>
  );
};
