import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type IconButtonProps = Omit<JSX.IntrinsicElements['button'], 'name' | 'icon' | 'label'> & {
  readonly icon: IconName;
  /** The name of the button, which also shows as a tip. */
  readonly label: string;
};

/** A button that is a drawing. */
export const IconButton = ({ icon, label, ...rest }: IconButtonProps) => (
  <button type="button" class="icon-button" aria-label={label} title={label} {...rest}>
    <Icon name={icon} />
  </button>
);
