import { Component, Fragment, type ReactNode } from "react";
import { PartFault } from "./part-fault.tsx";

interface Props {
  /** As users call it, such as "The inbox". */
  readonly name: string;
  readonly children: ReactNode;
  /** Shown instead when the part fails; by default words with a way to try again. */
  readonly fallback?: (tryAgain: () => void, fault: unknown) => ReactNode;
}

interface State {
  readonly hasFailed: boolean;
  /** Why, when it has. */
  readonly fault: unknown;
  /** Number of times that it was begun anew. */
  readonly attempt: number;
}

/** Within so long after it was begun anew, a part that fails is not begun anew again by itself. */
const quietMs = 2_000;

/**
 * A part of the screen that fails alone: what is around it goes on. When somebody else has changed its elements,
 * as translators of browsers do, the part is begun anew by itself. (U-1, U-2)
 */
export class Part extends Component<Props, State> {
  override state: State = { hasFailed: false, fault: null, attempt: 0 };
  #begunAnewAt = -Infinity;

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { hasFailed: true, fault };
  }

  override componentDidCatch(fault: unknown): void {
    const wasChanged = fault instanceof DOMException && fault.name === "NotFoundError";
    if (wasChanged && performance.now() - this.#begunAnewAt > quietMs) this.#beginAnew();
  }

  readonly #beginAnew = () => {
    this.#begunAnewAt = performance.now();
    this.setState(({ attempt }) => ({ hasFailed: false, fault: null, attempt: attempt + 1 }));
  };

  override render(): ReactNode {
    const { name, children, fallback } = this.props;
    const { hasFailed, fault, attempt } = this.state;
    if (!hasFailed) return <Fragment key={attempt}>{children}</Fragment>;
    return fallback ? fallback(this.#beginAnew, fault) : <PartFault name={name} tryAgain={this.#beginAnew} />;
  }
}
