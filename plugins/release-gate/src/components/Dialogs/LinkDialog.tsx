import Button from '@material-ui/core/Button';
import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { FindTicket, type TicketChoice } from './FindTicket';

/** Links a ticket to the release: one that is found where a tracker is connected, else by its id. */
export function LinkDialog() {
  const t = useWords();
  const { release, open } = useReleaseContext();
  const command = useReleaseCommand();
  const [tracker, setTracker] = useState('usersnap');
  const [ticket, setTicket] = useState('');
  const [chosen, setChosen] = useState<TicketChoice>();
  const { ticketTrackers: trackers = [] } = release;
  const [isByHand, setIsByHand] = useState(trackers.length === 0);
  const isFinding = !isByHand && trackers.length > 0;
  const wanted = isFinding
    ? chosen
    : { tracker: tracker.trim(), id: ticket.trim() };
  return (
    <FormDialog
      id="rg-link"
      title={t('dialogs.linkTicket.title')}
      intro={
        release.approval.status === 'requested'
          ? t('dialogs.linkTicket.voids')
          : t('dialogs.linkTicket.intro')
      }
      submitLabel={t('dialogs.linkTicket.title')}
      isReady={wanted !== undefined}
      isDirty={isFinding ? chosen !== undefined : ticket !== ''}
      command={command}
      onSubmit={async () =>
        wanted !== undefined &&
        command.send((api, id) => api.linkTicket(id, wanted))
      }
      onClose={() => open(undefined)}
    >
      {isFinding ? (
        <>
          <FindTicket
            trackers={trackers}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Button
            size="small"
            style={{ marginTop: 8 }}
            onClick={() => setIsByHand(true)}
          >
            {t('dialogs.linkTicket.byHand')}
          </Button>
        </>
      ) : (
        <>
          <Field
            id="rg-link-tracker"
            label={t('dialogs.linkTicket.tracker')}
            value={tracker}
            onChange={setTracker}
          />
          <Field
            id="rg-link-ticket"
            label={t('dialogs.linkTicket.ticket')}
            value={ticket}
            onChange={setTicket}
            isFocused
            help={t('dialogs.linkTicket.ticketHelp')}
          />
        </>
      )}
    </FormDialog>
  );
}
