import { useChat } from '../panel/chat-context.ts';
import { formatText } from '../translations/format-text.ts';
import { IconButton } from './icon-button.tsx';

/** ‹ 2/3 › between the versions of one message. */
export const BranchSwitcher = ({ messageId }: { readonly messageId: string }) => {
  const { conversation, translations } = useChat();
  const branches = conversation.getBranches(messageId);
  if (branches.length < 2) return null;
  const index = branches.indexOf(messageId);
  const previous = branches[index - 1];
  const next = branches[index + 1];
  const go = (id: string | undefined) => id !== undefined && conversation.switchBranch(id);
  return (
    <span class="branches">
      <IconButton
        icon="back"
        label={translations.previousVersion}
        aria-disabled={previous === undefined}
        onClick={() => go(previous)}
      />
      <span aria-hidden="true">
        {index + 1}/{branches.length}
      </span>
      <span class="only-read">{formatText(translations.versionOf, { number: index + 1, count: branches.length })}</span>
      <IconButton
        icon="forward"
        label={translations.nextVersion}
        aria-disabled={next === undefined}
        onClick={() => go(next)}
      />
    </span>
  );
};
