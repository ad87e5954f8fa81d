import { useReleaseContext } from '../../hooks/useReleaseContext';
import { AmendDialog } from './AmendDialog';
import { AttachDialog } from '../Document/AttachDialog';
import { CancelDialog } from './CancelDialog';
import { CloseTicketDialog } from './CloseTicketDialog';
import { DeliverDialog } from './DeliverDialog';
import { LinkDialog } from './LinkDialog';
import { LogTimeDialog } from './LogTimeDialog';
import { RecordDeploymentDialog } from './RecordDeploymentDialog';
import { ReenterDialog } from './ReenterDialog';
import { RevokeDialog } from './RevokeDialog';
import { RollBackDialog } from './RollBackDialog';
import { UnlinkDialog } from './UnlinkDialog';

/** The dialog that is open over the release, if one is. */
export function ReleaseDialogs() {
  const { dialog, open } = useReleaseContext();
  const close = () => open(undefined);
  const about = dialog?.about ?? '';
  if (!dialog) {
    return null;
  }
  switch (dialog.name) {
    case 'amend':
      return <AmendDialog onClose={close} />;
    case 'attach':
      return <AttachDialog kind={dialog.about} onClose={close} />;
    case 'cancel':
      return <CancelDialog onClose={close} />;
    case 'close-ticket':
      return <CloseTicketDialog about={about} />;
    case 'deliver':
      return <DeliverDialog onClose={close} />;
    case 'link':
      return <LinkDialog />;
    case 'unlink':
      return <UnlinkDialog about={about} />;
    case 'log-time':
      return <LogTimeDialog onClose={close} />;
    case 'record-deployment':
      return (
        <RecordDeploymentDialog environment={dialog.about} onClose={close} />
      );
    case 're-enter':
      return <ReenterDialog onClose={close} />;
    case 'revoke':
      return <RevokeDialog onClose={close} />;
    case 'roll-back':
      return <RollBackDialog onClose={close} />;
    default:
      return dialog.name satisfies never;
  }
}
