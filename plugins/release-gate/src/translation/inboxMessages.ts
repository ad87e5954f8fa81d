/** What the inbox, its widgets and its item in the sidebar say. */
export const inboxMessages = {
  title: 'Release gate',
} as const;
