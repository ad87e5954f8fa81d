import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { chosenPerson } from './chosenPerson';
import { readDemoPeople } from './DemoPerson';
import { PersonChooser } from './PersonChooser';
import { SignInFailed } from './SignInFailed';

/**
 * Lets a visitor become one of the demo's people, until they sign out or close
 * the tab.
 */
export function DemoSignIn(props: SignInPageProps) {
  const people = readDemoPeople(useApi(configApiRef));
  const [ref, setRef] = useState(chosenPerson.read);
  const [attempt, setAttempt] = useState(1);

  const choose = (chosen: string) => {
    chosenPerson.write(chosen);
    setRef(chosen);
  };
  const forget = () => {
    chosenPerson.forget();
    setRef(undefined);
  };
  const onSignInSuccess: SignInPageProps['onSignInSuccess'] = identity => {
    const signOut = identity.signOut.bind(identity);
    identity.signOut = async () => {
      chosenPerson.forget();
      await signOut();
    };
    props.onSignInSuccess(identity);
  };

  if (!ref) {
    return <PersonChooser people={people} onChoose={choose} />;
  }
  return (
    <ProxiedSignInPage
      key={attempt}
      provider="demo"
      headers={{ 'x-demo-user': ref }}
      onSignInSuccess={onSignInSuccess}
      ErrorComponent={({ error }) => (
        <SignInFailed
          name={people.find(person => person.ref === ref)?.name ?? ref}
          error={error}
          onRetry={() => setAttempt(attempt + 1)}
          onChooseAgain={forget}
        />
      )}
    />
  );
}
