import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useState } from 'react';
import { type OpenDialog, useDesk } from '../../hooks/useDesk';
import { mayRecordDeployment, primaryStep } from '../../words/turn';

interface Entry {
  readonly label: string;
  readonly dialog: OpenDialog;
  readonly isShown: boolean;
}

/** What else the viewer may do with the release. */
export function ActionMenu() {
  const { release, may, open } = useDesk();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const primary = primaryStep(release)?.kind;
  const entries: readonly Entry[] = [
    { label: 'Edit release', dialog: { name: 'amend' }, isShown: may('amend') },
    {
      label: 'Attach document',
      dialog: { name: 'attach' },
      isShown: may('attach'),
    },
    { label: 'Link ticket', dialog: { name: 'link' }, isShown: may('link') },
    {
      label: 'Record deployment',
      dialog: { name: 'record-deployment' },
      isShown: mayRecordDeployment(release),
    },
    {
      label: 'Deliver release notes',
      dialog: { name: 'deliver' },
      isShown: may('deliver') && primary !== 'deliver',
    },
    {
      label: 'Revoke approval',
      dialog: { name: 'revoke' },
      isShown: may('revoke'),
    },
    {
      label: 'Cancel release',
      dialog: { name: 'cancel' },
      isShown: may('cancel'),
    },
  ];
  const shown = entries.filter(({ isShown }) => isShown);
  if (shown.length === 0) {
    return null;
  }
  return (
    <>
      <IconButton
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
        size="small"
      >
        <MoreVertIcon />
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        {shown.map(({ label, dialog }) => (
          <MenuItem
            key={label}
            onClick={() => {
              setAnchor(null);
              open(dialog);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
