import { render, screen } from '@testing-library/react';
import { Surface } from './Surface';

it('what runs from right to left turns nothing beside it', () => {
  render(
    <Surface>
      <p>
        <span>גרסה</span> 2.4.0
      </p>
    </Surface>,
  );
  const words = screen.getByText('גרסה');
  expect(getComputedStyle(words).unicodeBidi).toBe('isolate');
  expect(getComputedStyle(words.parentElement as Element).unicodeBidi).toBe(
    'plaintext',
  );
});
