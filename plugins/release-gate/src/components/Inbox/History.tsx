import { useState } from 'react';
import { useReleaseList } from '../../hooks/useReleaseList';
import { useSettled } from '../../hooks/useSettled';
import { ENDED_PHASES } from '../../words/phases';
import { Field } from '../Field/Field';
import { RowsPanel } from './RowsPanel';

/** Releases that have come to their end, to be searched. */
export function History() {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const list = useReleaseList({
    phase: ENDED_PHASES,
    limit: 50,
    ...(q && { q }),
  });
  return (
    <>
      <div style={{ maxWidth: 420, marginBottom: 16 }}>
        <Field
          id="rg-search"
          label="Search"
          value={typed}
          onChange={setTyped}
          placeholder="Service, version, commit or title"
        />
      </div>
      <RowsPanel
        title="History"
        list={list}
        empty={
          q
            ? `No release that has ended matches “${q}”.`
            : 'No release has come to its end yet.'
        }
      />
    </>
  );
}
