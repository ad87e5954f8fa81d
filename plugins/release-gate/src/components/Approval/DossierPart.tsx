import { type ReactNode, useContext } from 'react';
import { HeadingLevel, HeadingLevelContext } from '../Panel/headingLevel';
import { useReadingStyles } from './useReadingStyles';

/** A part of the dossier with its heading. */
export function DossierPart(props: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const classes = useReadingStyles();
  const level = useContext(HeadingLevelContext);
  const Heading = `h${level}` as 'h3';
  return (
    <>
      <Heading className={classes.heading}>{props.title}</Heading>
      <HeadingLevel level={level < 6 ? ((level + 1) as 3 | 4 | 5 | 6) : 6}>
        {props.children}
      </HeadingLevel>
    </>
  );
}
