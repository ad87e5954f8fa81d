import { useEffect } from 'react';

/** Whether a key is meant for a text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Lets j and k walk through the links that carry `data-row` on the page; Enter follows the one in focus, as everywhere. */
export function useRowKeys(): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (
        (event.key !== 'j' && event.key !== 'k') ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      ) {
        return;
      }
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.findIndex(row => row === document.activeElement);
      const next =
        event.key === 'j'
          ? Math.min(at + 1, rows.length - 1)
          : Math.max(at - 1, 0);
      rows[next]?.focus();
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, []);
}
