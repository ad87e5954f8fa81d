import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { ticketName, trackerTitle } from '../../words/tickets';
import { FormDialog } from '../FormDialog/FormDialog';

/** Has its tracker close a ticket, once the viewer confirmed it. */
export function CloseTicketDialog(props: { readonly about: string }) {
  const { release, open } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const ticket = release.tickets.find(each => ticketName(each) === props.about);
  if (!ticket) {
    return null;
  }
  const { tracker, id, title } = ticket;
  return (
    <FormDialog
      id="rg-close-ticket"
      title={`Close ${props.about}`}
      intro={`${title ? `‘${title}’` : 'It'} will be closed in ${trackerTitle(
        release,
        tracker,
      )}, for everybody who works with it there.`}
      submitLabel="Close ticket"
      isDirty={false}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, releaseId) => api.closeTicket(releaseId, { tracker, id }))
      }
      onClose={() => open(undefined)}
    />
  );
}
