import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { ticketName, trackerTitle } from '../../words/tickets';
import { FormDialog } from '../FormDialog/FormDialog';

/** Has its tracker close a ticket, once the viewer confirmed it. */
export function CloseTicketDialog(props: { readonly about: string }) {
  const t = useWords();
  const { release, open } = useReleaseContext();
  const command = useReleaseCommand();
  const ticket = release.tickets.find(each => ticketName(each) === props.about);
  if (!ticket) {
    return null;
  }
  const { tracker, id, title } = ticket;
  const where = trackerTitle(release, tracker);
  return (
    <FormDialog
      id="rg-close-ticket"
      title={t('dialogs.closeTicket.title', { ticket: props.about })}
      intro={
        title
          ? t('dialogs.closeTicket.introNamed', { title, tracker: where })
          : t('dialogs.closeTicket.intro', { tracker: where })
      }
      submitLabel={t('dialogs.closeTicket.submit')}
      isDirty={false}
      command={command}
      onSubmit={() =>
        command.send((api, releaseId) =>
          api.closeTicket(releaseId, { tracker, id }),
        )
      }
      onClose={() => open(undefined)}
    />
  );
}
