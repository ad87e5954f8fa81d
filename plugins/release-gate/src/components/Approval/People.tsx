import { PersonName } from '../PersonName/PersonName';

/** Some people by their names. */
export function People(props: { readonly refs: readonly string[] }) {
  return (
    <>
      {props.refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <PersonName entityRef={ref} />
        </span>
      ))}
    </>
  );
}
