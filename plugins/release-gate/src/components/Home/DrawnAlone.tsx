import type { RendererProps } from '@backstage/plugin-home-react';

/** Leaves the card to the widget, whose title is in the language of the viewer and which leads on. */
export function DrawnAlone(props: RendererProps) {
  const { Content } = props;
  return <Content />;
}
