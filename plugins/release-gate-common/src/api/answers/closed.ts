import { z } from 'zod/v4';
import {
  type Refusal,
  type RefusalCode,
  REFUSALS,
} from '../../domain/model/refusals';
import { exactly, named } from './exactly';

/** Why something that others may do, or later, is closed to who asks: what its command would be refused with. */
export const closedJson = named(
  'Closed',
  exactly<Refusal>({
    code: z.enum(Object.keys(REFUSALS) as RefusalCode[]),
    message: z.string(),
    waitsFor: z.string().optional(),
  }),
);
