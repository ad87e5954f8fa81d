import { z } from 'zod/v4';

/*
 * What is read of UserSnap's answers: no e-mail, no place, no screen. Everything
 * but the ids can be null, whatever the document says: its own examples are.
 */

const feedbackSchema = z.object({
  feedback_id: z.string().min(1),
  feedback_number: z.number().int().nullish(),
  public_link: z.string().nullish(),
  status_type: z.string().nullish(),
  priority: z.string().nullish(),
  is_demo: z.boolean().nullish(),
  ordered_inputs: z
    .array(z.object({ text_value: z.string().nullish() }))
    .nullish(),
  labels: z
    .array(
      z.object({
        identifier: z.string().nullish(),
        name: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type Feedback = z.output<typeof feedbackSchema>;

export const feedbackPageSchema = z.object({
  status: z.literal(true),
  data: z.object({
    has_more: z.boolean().nullish(),
    feedbacks: z.array(feedbackSchema),
  }),
});

export const projectsSchema = z.object({
  status: z.literal(true),
  data: z.object({
    projects: z.array(
      z.object({ project_id: z.string(), name: z.string().nullish() }),
    ),
  }),
});

export const failureSchema = z.object({
  status: z.literal(false),
  errortype: z.string().nullish(),
});
