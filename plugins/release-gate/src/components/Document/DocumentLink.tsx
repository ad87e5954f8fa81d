import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { safeAddress } from './safeAddress';

/** A link of a document; its words alone where it leads to nowhere that a document may lead. */
export function DocumentLink(props: {
  readonly href?: string;
  readonly id?: string;
  readonly children?: ReactNode;
}) {
  const to = safeAddress(props.href);
  if (to === undefined) {
    return <>{props.children}</>;
  }
  return to.startsWith('#') ? (
    <a id={props.id} href={to}>
      {props.children}
    </a>
  ) : (
    <Link to={to} rel="noopener noreferrer">
      {props.children}
    </Link>
  );
}
