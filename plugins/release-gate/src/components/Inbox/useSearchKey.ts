import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { isTyping } from '../../hooks/useRowKeys';

/** Lets / lead to the field in which the history is searched, from every tab. */
export function useSearchKey(): void {
  const [params, setParams] = useSearchParams();
  const isThere = params.get('tab') === 'history';
  useEffect(() => {
    const search = (event: KeyboardEvent) => {
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      ) {
        return;
      }
      event.preventDefault();
      const focus = () => document.getElementById('rg-search')?.focus();
      if (isThere) {
        focus();
      } else {
        setParams({ tab: 'history' }, { replace: true });
        requestAnimationFrame(focus);
      }
    };
    document.addEventListener('keydown', search);
    return () => document.removeEventListener('keydown', search);
  }, [isThere, setParams]);
}
