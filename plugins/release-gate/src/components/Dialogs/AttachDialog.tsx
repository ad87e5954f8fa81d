import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { Field } from '../Field/Field';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

type Kind = 'release-note' | 'incident-report';

const NAMES: Readonly<Record<Kind, string>> = {
  'release-note': 'Release notes',
  'incident-report': 'Incident report',
};

/** Attaches a new version of a document, in Markdown. */
export function AttachDialog(props: {
  readonly kind: string | undefined;
  readonly onClose: () => void;
}) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [kind, setKind] = useState<Kind>(
    props.kind === 'incident-report' || (!props.kind && release.rollback)
      ? 'incident-report'
      : 'release-note',
  );
  const [title, setTitle] = useState('');
  const [markdown, setMarkdown] = useState('');
  const [url, setUrl] = useState('');
  const isDecidedOn =
    release.approval.status === 'requested' || release.phase === 'approved';
  return (
    <FormDialog
      id="rg-attach"
      title="Attach document"
      submitLabel="Attach document"
      isWide
      isReady={markdown.trim() !== ''}
      isDirty={markdown !== '' || title !== ''}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.attachDocument(id, {
            kind,
            title: title.trim() || `${NAMES[kind]} ${release.version}`,
            markdown,
            ...(url.trim() && { url }),
          }),
        )
      }
      onClose={props.onClose}
    >
      <FormControl variant="outlined" size="small" margin="dense" fullWidth>
        <InputLabel id="rg-attach-kind" shrink>
          Document
        </InputLabel>
        <Select
          labelId="rg-attach-kind"
          label="Document"
          value={kind}
          onChange={event => setKind(event.target.value as Kind)}
        >
          <MenuItem value="release-note">Release notes</MenuItem>
          <MenuItem value="incident-report">Incident report</MenuItem>
        </Select>
      </FormControl>
      <Field
        id="rg-attach-title"
        label="Title"
        value={title}
        onChange={setTitle}
        placeholder={`${NAMES[kind]} ${release.version}`}
      />
      <Field
        id="rg-attach-markdown"
        label={NAMES[kind]}
        value={markdown}
        onChange={setMarkdown}
        help="Markdown, up to 200 kB. Each save is a new version; old ones stay."
        rows={10}
        isFocused
      />
      <Field
        id="rg-attach-link"
        label="Link"
        value={url}
        onChange={setUrl}
        help="Optional: where else it can be read."
      />
      {kind === 'release-note' && isDecidedOn && (
        <Notice tone="waiting">
          The open request or approval is voided: it was for another note.
        </Notice>
      )}
    </FormDialog>
  );
}
