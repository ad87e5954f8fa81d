import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { whiteSpace: 'nowrap', textTransform: 'none' },
});

/** The way to a template, with the weight of a second button. */
export function TemplateLink(props: {
  readonly to: string;
  readonly variant: 'outlined' | 'text';
  readonly size?: 'small';
  readonly children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <LinkButton
      to={props.to}
      variant={props.variant}
      size={props.size}
      color="primary"
      className={classes.root}
      // Material UI takes it for a button, but it leads to another page.
      role="link"
    >
      {props.children}
    </LinkButton>
  );
}
