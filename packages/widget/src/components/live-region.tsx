/** What screen readers read out, each text once. It is never seen, and the list of messages itself is silent. */
export const LiveRegion = ({ text }: { readonly text: string }) => (
  <div class="only-read" aria-live="polite" aria-atomic="true">
    {text}
  </div>
);
