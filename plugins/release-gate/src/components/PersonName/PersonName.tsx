import { EntityDisplayName } from '@backstage/plugin-catalog-react';

const ENTITY_REF = /^[a-z]+:[^/\s]+\/\S+$/i;

/** A person, a group or a program by its name. */
export function PersonName(props: { readonly entityRef: string }) {
  const { entityRef } = props;
  return ENTITY_REF.test(entityRef) ? (
    <EntityDisplayName
      entityRef={entityRef}
      defaultKind={entityRef.slice(0, entityRef.indexOf(':'))}
      hideIcon
      disableTooltip
    />
  ) : (
    <>{entityRef}</>
  );
}
