import { useDesk, useReleaseCommand } from '../../hooks/useDesk';
import { FormDialog } from '../FormDialog/FormDialog';

/** Sends the release note to the approvers and keeps that it was sent. */
export function DeliverDialog(props: { readonly onClose: () => void }) {
  const { release } = useDesk();
  const { isBusy, failure, send } = useReleaseCommand();
  const note = release.documents
    .filter(({ kind }) => kind === 'release-note')
    .at(-1);
  return (
    <FormDialog
      id="rg-deliver"
      title="Deliver release notes"
      intro={
        note
          ? `‘${note.title}’, version ${note.version}, goes to the ${release.workflow.approverTitle} as a notification. The release keeps when it was sent.`
          : 'The release has no release note yet.'
      }
      submitLabel="Deliver release notes"
      isReady={note !== undefined}
      isDirty={false}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => send((api, id) => api.deliverReleaseNote(id))}
      onClose={props.onClose}
    />
  );
}
