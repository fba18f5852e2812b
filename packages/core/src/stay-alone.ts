import type { JoinTabs } from './ports/tabs.ts';

/** A conversation of one tab only. */
export const stayAlone: JoinTabs = ({ onLead, run }) => {
  onLead();
  return { perform: run, publish: () => {}, move: () => {}, leave: () => {} };
};
