export type SuggestionListProps = {
  readonly suggestions: readonly string[];
  readonly label: string;
  readonly onChoose: (suggestion: string) => void;
};

/** Ready questions, one click each. */
export const SuggestionList = ({ suggestions, label, onChoose }: SuggestionListProps) =>
  suggestions.length === 0 ? null : (
    <ul class="suggestions" aria-label={label}>
      {suggestions.map((suggestion) => (
        <li key={suggestion}>
          <button type="button" class="suggestion" dir="auto" onClick={() => onChoose(suggestion)}>
            {suggestion}
          </button>
        </li>
      ))}
    </ul>
  );
