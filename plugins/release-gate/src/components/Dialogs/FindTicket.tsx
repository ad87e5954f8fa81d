import { useApi } from '@backstage/core-plugin-api';
import type { IntegrationJson } from 'backstage-plugin-release-gate-common';
import { useCallback, useState } from 'react';
import { releaseGateApiRef } from '../../api/releaseGateApiRef';
import { useReleaseContext } from '../../hooks/useReleaseContext';
import { useResource } from '../../hooks/useResource';
import { useSettled } from '../../hooks/useSettled';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { FieldRow } from '../Field/FieldRow';
import { SelectField } from '../Field/SelectField';
import { FoundTickets } from './FoundTickets';

const STATES = ['open', 'closed', 'all'] as const;

type State = (typeof STATES)[number];

export interface TicketChoice {
  readonly tracker: string;
  readonly id: string;
}

/** Finds feedback in the connected trackers, and has one chosen. */
export function FindTicket(props: {
  readonly trackers: readonly IntegrationJson[];
  readonly chosen: TicketChoice | undefined;
  readonly onChoose: (choice: TicketChoice | undefined) => void;
}) {
  const api = useApi(releaseGateApiRef);
  const t = useWords();
  const { entityRef } = useReleaseContext().release;
  const { trackers, chosen, onChoose } = props;
  const [tracker, setTracker] = useState(trackers[0].id);
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<State>('open');
  const number = typed.trim().replace(/^#/, '');
  const id = useSettled(number);
  const search = useCallback(
    () =>
      api.searchTickets({
        entityRef,
        tracker,
        ...(id && { id }),
        ...(state !== 'all' && { state }),
      }),
    [api, entityRef, tracker, id, state],
  );
  const { value, failure, refresh } = useResource(search);
  const isSettled = id === number;
  // What was chosen may not be among what is found next.
  const change =
    <T,>(set: (next: T) => void) =>
    (next: T) => {
      set(next);
      onChoose(undefined);
    };
  return (
    <>
      {trackers.length > 1 && (
        <SelectField
          id="rg-find-tracker"
          label={t('dialogs.linkTicket.tracker')}
          value={tracker}
          options={trackers.map(each => ({
            value: each.id,
            label: each.title,
          }))}
          onChange={change(setTracker)}
        />
      )}
      <FieldRow>
        <Field
          id="rg-find-number"
          label={t('dialogs.linkTicket.number')}
          value={typed}
          onChange={change(setTyped)}
          isFocused
        />
        <SelectField
          id="rg-find-state"
          label={t('dialogs.linkTicket.state')}
          value={state}
          options={STATES.map(each => ({
            value: each,
            label: t(`dialogs.linkTicket.stateOption.${each}`),
          }))}
          onChange={change(setState)}
        />
      </FieldRow>
      <FoundTickets
        tracker={tracker}
        tickets={isSettled ? value?.items : undefined}
        failure={isSettled ? failure : undefined}
        noneFound={t(`dialogs.linkTicket.noneFound.${state}`)}
        chosenId={chosen?.id}
        onChoose={found => onChoose({ tracker, id: found })}
        onRetry={refresh}
      />
    </>
  );
}
