import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { Panel } from '../Panel/Panel';
import { TimelineEvents } from './TimelineEvents';

/** The history of the release, read when it is asked for. */
export function Timeline() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel
      title="Timeline"
      aside={
        <Button
          size="small"
          style={{ textTransform: 'none' }}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {isOpen ? <TimelineEvents /> : undefined}
    </Panel>
  );
}
