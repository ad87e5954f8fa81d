import { nameSchema } from '../fields';

/** With the same key by the same caller a command is carried out once: its repetition is answered, and changes nothing. */
export const idempotencyKey = nameSchema.optional();
