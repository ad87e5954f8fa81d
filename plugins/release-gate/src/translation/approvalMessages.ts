/** What the approval says: dossier, decision, outcome. */
export const approvalMessages = {
  whatChanged: 'What changed',
} as const;
