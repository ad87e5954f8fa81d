import { z } from 'zod/v4';
import type { StatementPolicy } from '../../domain/authority/statement';
import { exactly, named } from './exactly';

/** What a written decision, revocation or answer has to be. */
export const statementPolicy = named(
  'StatementPolicy',
  exactly<StatementPolicy>({ minimumLength: z.int(), minimumWords: z.int() }),
);
