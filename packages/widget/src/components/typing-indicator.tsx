/** Three dots while nothing has arrived yet. */
export const TypingIndicator = ({ label }: { readonly label: string }) => (
  <div class="typing" role="img" aria-label={label}>
    <span />
    <span />
    <span />
  </div>
);
