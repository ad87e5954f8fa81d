import { makeStyles } from '@material-ui/core/styles';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { boxed } from '../../theme/styles';
import {
  useReleaseContext,
  useReleaseCommand,
} from '../../hooks/useReleaseContext';
import { useDocument } from '../../hooks/useDocument';
import { useWords } from '../../translation/useWords';
import { placesToFill, versionsOf } from '../../words/documents';
import { DocumentContent } from '../Document/DocumentContent';
import { DocumentDiff } from '../Document/DocumentDiff';
import { TextSkeleton } from '../Document/DocumentSkeleton';
import { beginningOf } from '../Document/markdownParts';
import { FormDialog } from '../FormDialog/FormDialog';
import { Notice } from '../Notice/Notice';
import { Refusal } from '../Notice/Refusal';
import { HeadingLevel } from '../Panel/headingLevel';
import { SubHeading } from '../Panel/SubHeading';

const useStyles = makeStyles(theme => ({
  beginning: boxed(theme),
}));

/** What is about to be delivered: how it differs from what was approved, and how it begins. */
function NoteToDeliver(props: { readonly note: DocumentJson }) {
  const classes = useStyles();
  const t = useWords();
  const { release } = useReleaseContext();
  const { note } = props;
  const { value, failure } = useDocument(release.id, note.kind, note.version);
  const { status, request } = release.approval;
  const approved = status === 'approved' ? request : undefined;
  if (value === undefined) {
    return failure ? <Refusal failure={failure} /> : <TextSkeleton />;
  }
  return (
    <HeadingLevel level={3}>
      {approved && approved.releaseNotes !== value && (
        <>
          <Notice tone="waiting">
            {t('dialogs.deliver.differs', {
              version: String(approved.releaseNoteVersion),
            })}
          </Notice>
          <SubHeading>
            {t('dialogs.deliver.difference', {
              before: String(approved.releaseNoteVersion),
              after: String(note.version),
            })}
          </SubHeading>
          <DocumentDiff
            before={approved.releaseNotes}
            after={value}
            isCompact
          />
        </>
      )}
      <SubHeading>{t('dialogs.deliver.beginning')}</SubHeading>
      <div className={classes.beginning}>
        <HeadingLevel level={4}>
          <DocumentContent markdown={beginningOf(value)} isSmall />
        </HeadingLevel>
      </div>
    </HeadingLevel>
  );
}

/** Sends the release note to the approvers and keeps that it was sent. */
export function DeliverDialog(props: { readonly onClose: () => void }) {
  const t = useWords();
  const { release } = useReleaseContext();
  const command = useReleaseCommand();
  const note = versionsOf(release.documents, 'release-note').at(-1);
  return (
    <FormDialog
      id="rg-deliver"
      title={t('dialogs.deliver.title')}
      intro={
        note
          ? t('dialogs.deliver.intro', {
              title: note.title,
              version: String(note.version),
              approvers: release.workflow.approverTitle,
            })
          : t('dialogs.deliver.noNote')
      }
      submitLabel={t('dialogs.deliver.title')}
      isWide
      isReady={note !== undefined && !note.openPlaces}
      isDirty={false}
      command={command}
      onSubmit={() => command.send((api, id) => api.deliverReleaseNote(id))}
      onClose={props.onClose}
    >
      {note?.openPlaces && (
        <Notice tone="bad">
          {t('dialogs.deliver.draft', {
            version: String(note.version),
            places: placesToFill(t, note.openPlaces.length),
          })}
        </Notice>
      )}
      {note && <NoteToDeliver note={note} />}
    </FormDialog>
  );
}
