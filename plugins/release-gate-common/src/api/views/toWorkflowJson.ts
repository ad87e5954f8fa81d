import type { Workflow } from '../../domain/model/workflow';
import type { WorkflowJson } from '../answers/workflows';

/** A workflow as the API shows it. @public */
export function toWorkflowJson(workflow: Workflow): WorkflowJson {
  const { name, version, title, approverTitle, stages } = workflow;
  return {
    name,
    version,
    title,
    approverTitle,
    stages: stages.map(stage => ({
      id: stage.id,
      title: stage.title,
      items: stage.items.map(item => ({
        id: item.id,
        title: item.title,
        kind: item.kind,
        ...(item.kind === 'check' && item.parts && { parts: item.parts }),
        ...(item.helpUrl && { helpUrl: item.helpUrl }),
      })),
    })),
  };
}
