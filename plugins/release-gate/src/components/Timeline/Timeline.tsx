import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useWords } from '../../translation/useWords';
import { Panel } from '../Panel/Panel';
import { TimelineEvents } from './TimelineEvents';

/** The history of the release, read when it is asked for. */
export function Timeline() {
  const t = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel
      title={t('timeline.title')}
      aside={
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(isOpen ? 'timeline.hide' : 'timeline.show')}
        </Button>
      }
    >
      {isOpen ? <TimelineEvents /> : undefined}
    </Panel>
  );
}
