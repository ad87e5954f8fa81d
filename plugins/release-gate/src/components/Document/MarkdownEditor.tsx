import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useState } from 'react';
import { boxed } from '../../theme/styles';
import { useWords } from '../../translation/useWords';
import { Field } from '../Field/Field';
import { HeadingLevel } from '../Panel/headingLevel';
import { DocumentContent } from './DocumentContent';

const useStyles = makeStyles(theme => ({
  tabs: { minHeight: 36 },
  tab: {
    minWidth: 80,
    minHeight: 36,
    textTransform: 'none',
    '&:hover': { color: 'inherit', background: theme.palette.action.hover },
  },
  preview: {
    ...boxed(theme),
    minHeight: 220,
    maxHeight: '55vh',
    overflowY: 'auto',
    margin: theme.spacing(1, 0),
  },
}));

const TABS = ['document.edit', 'document.preview'] as const;

/** A field for a document's Markdown that shows how it will look. */
export function MarkdownEditor(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
}) {
  const classes = useStyles();
  const t = useWords();
  const { id, value } = props;
  const [isPreview, setIsPreview] = useState(false);
  const panel = {
    id: `${id}-panel`,
    role: 'tabpanel',
    'aria-labelledby': `${id}-tab-${isPreview ? 1 : 0}`,
  };
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={isPreview ? 1 : 0}
        onChange={(_event, tab) => setIsPreview(tab === 1)}
        indicatorColor="primary"
        textColor="primary"
        aria-label={t('document.howTextIsShown')}
      >
        {TABS.map((name, tab) => (
          <Tab
            key={name}
            className={classes.tab}
            label={t(name)}
            id={`${id}-tab-${tab}`}
            aria-controls={
              isPreview === (tab === 1) ? `${id}-panel` : undefined
            }
          />
        ))}
      </Tabs>
      {isPreview ? (
        <div
          className={classes.preview}
          {...panel}
          // Scrolls by itself, so the keyboard has to reach it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <HeadingLevel level={3}>
            <DocumentContent markdown={value} isSmall />
          </HeadingLevel>
        </div>
      ) : (
        <div {...panel}>
          <Field
            id={id}
            label={props.label}
            value={value}
            onChange={props.onChange}
            help={props.help}
            rows={10}
            isFocused
          />
        </div>
      )}
    </>
  );
}
