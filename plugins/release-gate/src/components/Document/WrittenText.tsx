import { makeStyles } from '@material-ui/core/styles';
import { Component, type ReactNode } from 'react';
import { faint } from '../../theme/styles';
import { useWords } from '../../translation/useWords';

const useStyles = makeStyles(theme => ({
  note: faint(theme),
}));

/** Markdown as it was written, where it cannot be laid out. */
export function WrittenText(props: { readonly markdown: string }) {
  const classes = useStyles();
  const t = useWords();
  return (
    <>
      <p className={classes.note}>{t('document.notLaidOut')}</p>
      <pre>{props.markdown}</pre>
    </>
  );
}

/** Shows the text as it was written where laying it out fails, as with a thousand quotes in each other. */
export class OrWritten extends Component<
  { readonly markdown: string; readonly children: ReactNode },
  { readonly isFailed: boolean }
> {
  static getDerivedStateFromError() {
    return { isFailed: true };
  }

  state = { isFailed: false };

  render() {
    return this.state.isFailed ? (
      <WrittenText markdown={this.props.markdown} />
    ) : (
      this.props.children
    );
  }
}
