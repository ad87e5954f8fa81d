import { changeOfOwner } from '../approval/overdue';
import { refuseNonOwner } from '../authority/authority';
import { voiding } from '../approval/voiding';
import { type Decider, accepted } from '../model/tables';
import { amend } from './amend';
import { noteDenial } from './denials';
import { refuseCancelling } from './may';

const cancel: Decider<'cancel'> = (release, { reason }, context) => {
  const refused = refuseCancelling(release, context);
  return refused
    ? { refused }
    : accepted(...voiding(release, 'release-cancelled'), {
        type: 'release-cancelled',
        data: {
          reason,
          ...(refuseNonOwner(context) && { asApprover: true as const }),
        },
      });
};

/** The catalog names another owner: what the last one asked for or got ends. */
const noteOwner: Decider<'note-owner'> = (release, { owner }) =>
  accepted(...changeOfOwner(release, owner));

export const lifecycleDeciders = {
  amend,
  cancel,
  'note-owner': noteOwner,
  'note-denial': noteDenial,
};
