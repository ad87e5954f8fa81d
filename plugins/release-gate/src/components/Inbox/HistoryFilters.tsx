import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { type Phase, ENDED_PHASES } from 'backstage-plugin-release-gate-common';
import { type Words, useWords } from '../../translation/useWords';
import { OPEN_PHASES, phaseWords } from '../../words/phases';
import { SelectField } from '../Field/SelectField';
import { EntityFilter } from './EntityFilter';
import {
  FILTER_KINDS,
  type HistoryFilter,
  isDay,
  isNarrowed,
} from './historyFilter';
import { SettledField } from './SettledField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: theme.spacing(0, 1.5),
    alignItems: 'start',
    marginBottom: theme.spacing(2),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  wide: {
    gridColumn: 'span 2',
    [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
  },
  clear: { margin: theme.spacing(1, 0, 0.5), justifySelf: 'start' },
}));

function phaseOptions(
  t: Words,
): { readonly value: Phase | 'any' | ''; readonly label: string }[] {
  return [
    { value: '', label: t('inbox.filters.ended') },
    { value: 'any', label: t('inbox.filters.anyPhase') },
    ...[...ENDED_PHASES, ...OPEN_PHASES].map(phase => ({
      value: phase,
      label: phaseWords(t, phase),
    })),
  ];
}

/** Narrows the history by service, owner, phase, person and time. */
export function HistoryFilters(props: {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}) {
  const classes = useStyles();
  const t = useWords();
  const { filter, onChange } = props;
  const set = (change: HistoryFilter) => onChange({ ...filter, ...change });
  return (
    <div
      className={classes.root}
      role="search"
      aria-label={t('inbox.filters.label')}
    >
      <div className={classes.wide}>
        <SettledField
          id="rg-search"
          label={t('inbox.filters.search')}
          placeholder={t('inbox.filters.searchHint')}
          value={filter.q}
          onChange={q => set({ q })}
        />
      </div>
      <EntityFilter
        id="rg-filter-service"
        label={t('inbox.filters.service')}
        kind={FILTER_KINDS.service}
        value={filter.service}
        onChange={service => set({ service })}
      />
      <EntityFilter
        id="rg-filter-owner"
        label={t('inbox.filters.owner')}
        kind={FILTER_KINDS.owner}
        value={filter.owner}
        onChange={owner => set({ owner })}
      />
      <EntityFilter
        id="rg-filter-person"
        label={t('inbox.filters.person')}
        kind={FILTER_KINDS.person}
        value={filter.person}
        onChange={person => set({ person })}
      />
      <SelectField
        id="rg-filter-phase"
        label={t('inbox.filters.phase')}
        value={filter.phase ?? ''}
        options={phaseOptions(t)}
        onChange={phase => set({ phase: phase || undefined })}
      />
      <SettledField
        id="rg-filter-from"
        label={t('inbox.filters.from')}
        type="date"
        value={filter.from}
        isReadable={isDay}
        onChange={from => set({ from })}
      />
      <SettledField
        id="rg-filter-to"
        label={t('inbox.filters.to')}
        type="date"
        value={filter.to}
        isReadable={isDay}
        onChange={to => set({ to })}
      />
      {isNarrowed(filter) && (
        <Button
          size="small"
          className={classes.clear}
          onClick={() => {
            onChange({});
            // The button goes away with the filters, and the focus must not.
            document.getElementById('rg-search')?.focus();
          }}
        >
          {t('inbox.filters.clear')}
        </Button>
      )}
    </div>
  );
}
