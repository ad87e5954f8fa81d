import { LinkButton } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** The way to a template, with the weight of a second button. */
export function TemplateLink(props: {
  readonly to: string;
  readonly variant: 'outlined' | 'text';
  readonly size?: 'small';
  readonly children: ReactNode;
}) {
  return (
    <LinkButton
      to={props.to}
      variant={props.variant}
      size={props.size}
      color="primary"
      // Material UI takes it for a button, but it leads to another page.
      role="link"
    >
      {props.children}
    </LinkButton>
  );
}
