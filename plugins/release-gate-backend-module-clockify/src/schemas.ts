import { z } from 'zod/v4';

/*
 * What is read of Clockify's answers: as little as needed, and tolerant where
 * real servers differ from the document (nulls that it does not mention, two
 * spellings in reports).
 */

const id = z.string().min(1);

export const userSchema = z.object({
  id,
  email: z.string().nullish(),
  name: z.string().nullish(),
});
export type ClockifyUser = z.output<typeof userSchema>;

export const workspaceSchema = z.object({
  id,
  name: z.string(),
  features: z.array(z.string()).nullish(),
  workspaceSettings: z
    .object({
      forceProjects: z.boolean().nullish(),
      forceTasks: z.boolean().nullish(),
      forceTags: z.boolean().nullish(),
      lockTimeEntries: z.string().nullish(),
    })
    .nullish(),
});
export type ClockifyWorkspace = z.output<typeof workspaceSchema>;

export const projectSchema = z.object({
  id,
  name: z.string(),
  archived: z.boolean().nullish(),
});
export type ClockifyProject = z.output<typeof projectSchema>;

export const tagSchema = z.object({
  id,
  name: z.string(),
  archived: z.boolean().nullish(),
});
export type ClockifyTag = z.output<typeof tagSchema>;

const interval = z.object({
  start: z.string(),
  end: z.string().nullish(),
});

export const entrySchema = z.object({
  id,
  description: z.string().nullish(),
  projectId: z.string().nullish(),
  tagIds: z.array(z.string()).nullish(),
  timeInterval: interval,
});
export type ClockifyEntry = z.output<typeof entrySchema>;

/** An entry of a detailed report, in either spelling. */
const reportedEntry = z.object({
  id: z.string().nullish(),
  _id: z.string().nullish(),
  projectId: z.string().nullish(),
  userId: z.string().nullish(),
  description: z.string().nullish(),
  timeInterval: interval,
});
export type ReportedEntry = z.output<typeof reportedEntry>;

export const reportSchema = z
  .object({
    timeEntries: z.array(reportedEntry).nullish(),
    timeentries: z.array(reportedEntry).nullish(),
  })
  .transform(
    ({ timeEntries, timeentries }) => timeEntries ?? timeentries ?? [],
  );

/** What errors look like, where they have a body at all. */
export const errorSchema = z.object({ message: z.string() });
