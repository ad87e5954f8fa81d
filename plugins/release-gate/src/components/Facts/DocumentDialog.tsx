import { MarkdownContent } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { DocumentJson } from 'backstage-plugin-release-gate-common';
import { useDocument } from '../../hooks/useDocument';
import { useSurfaceStyles } from '../Surface/Surface';
import { Refusal } from '../Notice/Refusal';
import { RowsSkeleton } from '../PageStates/Skeletons';

/** A document to read. */
export function DocumentDialog(props: {
  readonly releaseId: string;
  readonly document: DocumentJson;
  readonly onClose: () => void;
}) {
  const { releaseId, document, onClose } = props;
  const surface = useSurfaceStyles();
  const { value, failure } = useDocument(
    releaseId,
    document.kind,
    document.version,
  );
  return (
    <Dialog
      open
      classes={{ paper: surface.root }}
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="rg-document-title"
    >
      <DialogTitle id="rg-document-title">{document.title}</DialogTitle>
      <DialogContent dividers>
        <Refusal failure={failure} />
        {value === undefined && !failure && <RowsSkeleton />}
        {value !== undefined && <MarkdownContent content={value} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
