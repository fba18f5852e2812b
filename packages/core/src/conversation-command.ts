/** What a visitor does, as it goes from a tab that follows to the tab that leads. */
export type ConversationCommand =
  /** With `parentId` the message stands beside others, as a branch; without, at the end of the branch in view. */
  | { readonly type: 'send'; readonly messageId: string; readonly text: string; readonly parentId?: string | null }
  | { readonly type: 'retry'; readonly messageId?: string }
  | { readonly type: 'regenerate'; readonly messageId?: string }
  | { readonly type: 'stop' }
  | { readonly type: 'switch-branch'; readonly messageId: string }
  | { readonly type: 'cancel-queued'; readonly messageId: string }
  | { readonly type: 'request-person' }
  | { readonly type: 'clear'; readonly newId: string };
