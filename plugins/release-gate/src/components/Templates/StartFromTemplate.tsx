import { useWords } from '../../translation/useWords';
import { TemplateLink } from './TemplateLink';
import { useTemplateLink } from './useTemplateLink';

/** The way to start a release of a service in the scaffolder, where it has the template. */
export function StartFromTemplate(props: {
  readonly entityRef: string;
  readonly size?: 'small';
}) {
  const t = useWords();
  const { entityRef, size } = props;
  const template = useTemplateLink('start-release', { entityRef });
  return template ? (
    <TemplateLink to={template} size={size} variant="text">
      {t('service.startFromTemplate')}
    </TemplateLink>
  ) : null;
}
