const shapes = {
  close: 'M6 6l12 12M18 6 6 18',
  minimise: 'm6 9.5 6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5.5M6 11.5l6-6 6 6',
  stop: 'M7.5 7.5h9v9h-9z',
  copy: 'M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4',
  down: 'M12 5v13.5M6 12.5l6 6 6-6',
  back: 'm14.5 6-6 6 6 6',
  forward: 'm9.5 6 6 6-6 6',
  open: 'M14 5h5v5M19 5l-8.5 8.5M17 14v4.5H5.5V7H10',
  document: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5',
  person: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 19.5c.6-3 3.4-5 7-5s6.4 2 7 5',
  compose: 'M12 5H5.5v13.5H19V12M18 4l2 2-8.5 8.5-2.8.8.8-2.8z',
  alert: 'M12 8.5v4.5M12 16.5h.01M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  clock: 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  offline:
    'M3.5 9.5a12 12 0 0 1 5-3M20.5 9.5A12 12 0 0 0 13 6.1M6.5 13a8 8 0 0 1 4-2.2M9.5 16.5a3.8 3.8 0 0 1 5 0M12 19.5h.01M4 4l16 16',
  spark: 'M12 3.5c.7 4.7 3.3 7.4 8 8.5-4.7 1.1-7.3 3.8-8 8.5-.7-4.7-3.3-7.4-8-8.5 4.7-1.1 7.3-3.8 8-8.5Z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.7-4.7',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside words or in a button that has a name. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
);
