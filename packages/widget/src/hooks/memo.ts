import { Component, type FunctionComponent, h } from 'preact';

/** A component that renders again only when one of its properties is another one. */
export const memo = <Props extends object>(Inner: FunctionComponent<Props>): FunctionComponent<Props> => {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>) {
      const entries = Object.entries(next);
      const before = new Map(Object.entries(this.props));
      return entries.length !== before.size || entries.some(([name, value]) => before.get(name) !== value);
    }
    override render(props: Readonly<Props>) {
      return h(Inner, props);
    }
  }
  return (props) => h(Memo, props);
};
