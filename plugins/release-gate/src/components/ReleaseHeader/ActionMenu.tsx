import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useState } from 'react';
import {
  type OpenDialog,
  useReleaseContext,
} from '../../hooks/useReleaseContext';
import { useWords } from '../../translation/useWords';
import { primaryStep } from '../../words/primaryStep';

interface Entry {
  readonly label: string;
  readonly dialog: OpenDialog;
  readonly isShown: boolean;
}

/** What else the viewer may do with the release. */
export function ActionMenu() {
  const t = useWords();
  const { release, may, open } = useReleaseContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const primary = primaryStep(release)?.kind;
  const entries: readonly Entry[] = [
    {
      label: t('release.action.amend'),
      dialog: { name: 'amend' },
      isShown: may('amend'),
    },
    {
      label: t('release.action.attach'),
      dialog: { name: 'attach' },
      isShown: may('attach'),
    },
    {
      label: t('release.action.link'),
      dialog: { name: 'link' },
      isShown: may('link'),
    },
    {
      label: t('release.action.recordDeployment'),
      dialog: { name: 'record-deployment' },
      isShown: may('deploy'),
    },
    {
      label: t('release.action.deliver'),
      dialog: { name: 'deliver' },
      isShown: may('deliver') && primary !== 'deliver',
    },
    {
      label: t('release.action.revoke'),
      dialog: { name: 'revoke' },
      isShown: may('revoke'),
    },
    {
      label: t('release.action.cancel'),
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
        aria-label={t('release.moreActions')}
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
