import { DocumentContent } from '../Document/DocumentContent';
import { DossierPart } from './DossierPart';
import { useReadingStyles } from './useReadingStyles';

/** What a person wrote, laid out as Markdown; its line breaks stay. */
export function WrittenPart(props: {
  readonly title: string;
  readonly markdown: string;
  /** In large type: what the approver reads first. */
  readonly isLead?: boolean;
}) {
  const classes = useReadingStyles();
  return (
    <DossierPart title={props.title}>
      <div className={props.isLead ? classes.lead : classes.written}>
        <DocumentContent markdown={props.markdown} isSmall />
      </div>
    </DossierPart>
  );
}
