import Button from '@material-ui/core/Button';
import {
  type DocumentKind,
  LONGEST_TITLE,
  openPlaces,
  shortened,
} from 'backstage-plugin-release-gate-common';
import { useState } from 'react';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useNewVersion } from '../../hooks/useNewVersion';
import { useWords } from '../../translation/useWords';
import { DOCUMENT_KINDS, versionsOf } from '../../words/documents';
import { DraftNotice } from './DraftNotice';
import { MarkdownEditor } from './MarkdownEditor';
import { StartingTextNotice } from './StartingTextNotice';
import { Field } from '../Field/Field';
import { SelectField } from '../Field/SelectField';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';

/**
 * Attaches a new version of a document, in Markdown. It begins with the newest
 * version, or with what the release knows where there is none; what a person
 * has typed stays whatever they choose.
 */
export function AttachDialog(props: {
  readonly kind: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
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
    versions.at(-1)?.title ??
    shortened(
      t(`dialogs.attach.defaultTitle.${kind}`, { version: release.version }),
      LONGEST_TITLE,
    );
  const places = openPlaces(markdown);
  const isDirty = isTouched || title !== '' || url !== '';
  const isDecidedOn =
    release.approval.status === 'requested' || release.phase === 'approved';

  return (
    <FormDialog
      id="rg-attach"
      title={t('dialogs.attach.title')}
      submitLabel={t('dialogs.attach.title')}
      isWide
      isReady={
        markdown.trim() !== '' &&
        (final === undefined || places.length === 0) &&
        (from === undefined || isDirty)
      }
      isDirty={isDirty}
      command={command}
      onSubmit={() =>
        command.send((api, id) =>
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
        label={t('dialogs.attach.document')}
        value={kind}
        options={DOCUMENT_KINDS.map(each => ({
          value: each,
          label: t(`dialogs.attach.kind.${each}`),
        }))}
        onChange={chosen => {
          setKind(chosen);
          text.leaveKind();
        }}
      />
      <Field
        id="rg-attach-title"
        label={t('dialogs.title')}
        value={title}
        onChange={setTitle}
        placeholder={defaultTitle}
      />
      {text.start && <StartingTextNotice start={text.start} />}
      <MarkdownEditor
        id="rg-attach-markdown"
        label={t(`dialogs.attach.kind.${kind}`)}
        value={markdown}
        onChange={text.write}
        help={
          from
            ? t('dialogs.attach.textHelpFrom', {
                version: String(from.version),
              })
            : t('dialogs.attach.textHelp')
        }
      />
      <DraftNotice places={places} finalVersion={final?.version} />
      {text.writeFromRelease && (
        <Button
          size="small"
          variant="outlined"
          style={{ margin: '8px 0' }}
          onClick={text.writeFromRelease}
        >
          {t('dialogs.attach.writeFromRelease')}
        </Button>
      )}
      <Field
        id="rg-attach-link"
        label={t('dialogs.link')}
        value={url}
        onChange={setUrl}
        help={t('dialogs.attach.linkHelp')}
      />
      {kind === 'release-note' && isDecidedOn && (
        <Notice tone="waiting">{t('dialogs.attach.voids')}</Notice>
      )}
    </FormDialog>
  );
}
