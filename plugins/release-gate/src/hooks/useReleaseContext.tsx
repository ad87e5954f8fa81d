import { useApi } from '@backstage/core-plugin-api';
import type {
  ReleaseGateApi,
  ReleaseJson,
} from 'backstage-plugin-release-gate-common';
import {
  type PropsWithChildren,
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import { releaseGateApiRef } from '../api/releaseGateApiRef';
import type { Failure } from '../words/failure';
import { useCommand } from './useCommand';

/** The dialogs that work on a release. */
type DialogName =
  | 'amend'
  | 'attach'
  | 'cancel'
  | 'close-ticket'
  | 'deliver'
  | 'link'
  | 'log-time'
  | 'record-deployment'
  | 're-enter'
  | 'revoke'
  | 'roll-back'
  | 'unlink';

export interface OpenDialog {
  readonly name: DialogName;
  /** What the dialog is about: a document kind, an environment, or a ticket's id. */
  readonly about?: string;
}

/** A release, who looks at it, and everything that can be done with it. */
export interface ReleaseContextValue {
  readonly release: ReleaseJson;
  readonly me: string | undefined;
  readonly may: (action: string) => boolean;
  /** Shows the release that a command answered. */
  readonly show: (release: ReleaseJson) => void;
  /** Reads the release again, after a command whose answer is not the release. */
  readonly reload: () => Promise<void>;
  readonly dialog: OpenDialog | undefined;
  readonly open: (dialog: OpenDialog | undefined) => void;
  /** Whether the form for the approval request is open. */
  readonly isRequesting: boolean;
  readonly setIsRequesting: (isRequesting: boolean) => void;
  /** What was written for a decision so far; it outlives a request that ends meanwhile. */
  readonly statement: string;
  readonly setStatement: (statement: string) => void;
  /** Whether the viewer decided on this page just now. */
  readonly hasDecided: boolean;
  readonly setHasDecided: (hasDecided: boolean) => void;
}

const ReleaseContext = createContext<ReleaseContextValue | undefined>(
  undefined,
);

export function ReleaseContextProvider(
  props: PropsWithChildren<
    Pick<ReleaseContextValue, 'release' | 'me' | 'show' | 'reload'>
  >,
) {
  const { release, me, show, reload } = props;
  const [dialog, open] = useState<OpenDialog>();
  const [isRequesting, setIsRequesting] = useState(false);
  const [statement, setStatement] = useState('');
  const [hasDecided, setHasDecided] = useState(false);
  const context = useMemo(
    (): ReleaseContextValue => ({
      release,
      me,
      may: action => release.allowedActions.includes(action),
      show,
      reload,
      dialog,
      open,
      isRequesting,
      setIsRequesting,
      statement,
      setStatement,
      hasDecided,
      setHasDecided,
    }),
    [release, me, show, reload, dialog, isRequesting, statement, hasDecided],
  );
  return (
    <ReleaseContext.Provider value={context}>
      {props.children}
    </ReleaseContext.Provider>
  );
}

export function useReleaseContext(): ReleaseContextValue {
  const context = useContext(ReleaseContext);
  if (!context) {
    throw new Error('There is no release around this component');
  }
  return context;
}

export interface ReleaseCommandState {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly clear: () => void;
  /** Sends a command that answers the release, and shows the answer; true when it was accepted. */
  readonly send: (
    command: (api: ReleaseGateApi, id: string) => Promise<ReleaseJson>,
  ) => Promise<boolean>;
}

/** One command at a time on the release of the page. */
export function useReleaseCommand(): ReleaseCommandState {
  const api = useApi(releaseGateApiRef);
  const { release, show } = useReleaseContext();
  const { isBusy, failure, run, clear } = useCommand();
  const { id } = release;
  const send = useCallback(
    (command: (api: ReleaseGateApi, id: string) => Promise<ReleaseJson>) =>
      run(async () => show(await command(api, id))),
    [api, id, run, show],
  );
  return { isBusy, failure, clear, send };
}
