import { useLayoutEffect, useRef } from 'preact/hooks';
import { defaultSettings, type ParleySettings } from '../settings/settings.ts';
import { createLauncher, type LauncherState } from './create-launcher.ts';
import { createStage } from './create-stage.ts';

export default { title: 'Launcher' };

type Props = { readonly settings?: ParleySettings; readonly state?: Partial<LauncherState> };
const Story = ({ settings: changes, state }: Props) => {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const host = element.current;
    if (host === null) return;
    const settings = { ...defaultSettings, ...changes };
    const stage = createStage('inline', host);
    stage.update(settings, settings.accent);
    const launcher = createLauncher({ onToggle: () => {}, onIntent: () => {} });
    launcher.update({ isOpen: false, isLoading: false, isHidden: false, language: settings.language, ...state });
    stage.root.append(launcher.element);
    return stage.destroy;
  }, [changes, state]);
  return <div ref={element} style={{ width: 120, height: 100 }} />;
};

export const Usual = () => <Story />;
export const Open = () => <Story state={{ isOpen: true }} />;
export const Loading = () => <Story state={{ isOpen: true, isLoading: true }} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const LightAccent = () => <Story settings={{ accent: 'gold' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
