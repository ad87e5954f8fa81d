import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  type DocumentKind,
  openPlaces,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { useNewVersion } from '../../hooks/useNewVersion';
import { versionsOf } from '../../words/documents';
import { DraftNotice } from '../Document/DraftNotice';
import { MarkdownEditor } from '../Document/MarkdownEditor';
import { StartingTextNotice } from '../Document/StartingTextNotice';
import { Field } from '../Field/Field';
import { SelectField } from '../Field/SelectField';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

const useStyles = makeStyles(theme => ({
  write: { margin: theme.spacing(1, 0) },
}));

const NAMES: Readonly<Record<DocumentKind, string>> = {
  'release-note': 'Release notes',
  'incident-report': 'Incident report',
};

/**
 * Attaches a new version of a document, in Markdown. It begins with the newest
 * version, or with what the release knows where there is none; what a person
 * has typed stays whatever they choose.
 */
export function AttachDialog(props: {
  readonly kind: string | undefined;
  readonly onClose: () => void;
}) {
  const classes = useStyles();
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const [kind, setKind] = useState<DocumentKind>(
    props.kind === 'incident-report' || (!props.kind && release.rollback)
      ? 'incident-report'
      : 'release-note',
  );
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const text = useNewVersion(kind);
  const { markdown, from, isTouched } = text;
  const versions = versionsOf(release.documents, kind);
  const final = versions.find(document => !document.openPlaces);
  const defaultTitle =
    versions.at(-1)?.title ?? `${NAMES[kind]} ${release.version}`;
  const places = openPlaces(markdown);
  const isDirty = isTouched || title !== '' || url !== '';
  const isDecidedOn =
    release.approval.status === 'requested' || release.phase === 'approved';

  return (
    <FormDialog
      id="rg-attach"
      title="Attach document"
      submitLabel="Attach document"
      isWide
      isReady={
        markdown.trim() !== '' &&
        (final === undefined || places.length === 0) &&
        (from === undefined || isDirty)
      }
      isDirty={isDirty}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        send((api, id) =>
          api.attachDocument(id, {
            kind,
            title: title.trim() || defaultTitle,
            markdown,
            ...(url.trim() && { url }),
          }),
        )
      }
      onClose={props.onClose}
    >
      <SelectField
        id="rg-attach-kind"
        label="Document"
        value={kind}
        options={[
          { value: 'release-note', label: NAMES['release-note'] },
          { value: 'incident-report', label: NAMES['incident-report'] },
        ]}
        onChange={chosen => {
          setKind(chosen);
          text.leaveKind();
        }}
      />
      <Field
        id="rg-attach-title"
        label="Title"
        value={title}
        onChange={setTitle}
        placeholder={defaultTitle}
      />
      {text.start && <StartingTextNotice start={text.start} />}
      <MarkdownEditor
        id="rg-attach-markdown"
        label={NAMES[kind]}
        value={markdown}
        onChange={text.write}
        help={
          from
            ? `Markdown, up to 200 kB. It begins with version ${from.version}; what you change becomes a new version, and old ones stay.`
            : 'Markdown, up to 200 kB. Each save is a new version; old ones stay.'
        }
      />
      <DraftNotice places={places} finalVersion={final?.version} />
      {text.writeFromRelease && (
        <Button
          size="small"
          variant="outlined"
          className={classes.write}
          onClick={text.writeFromRelease}
        >
          Write it from the release
        </Button>
      )}
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
