/** The sign of this portal: a gate, and the check that opens it. */
export function GateGlyph(props: {
  readonly size: number;
  readonly className?: string;
}) {
  return (
    <svg
      className={props.className}
      width={props.size}
      height={props.size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.25}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M4.5 20V11a7.5 7.5 0 0 1 15 0v9" />
      <path d="M8.5 13.5l2.5 2.5 4.5-5.5" />
    </svg>
  );
}
