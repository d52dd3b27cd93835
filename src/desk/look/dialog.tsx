import { Modal, type ModalProps } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";

interface Props extends Pick<ModalProps, "size"> {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog that is open for as long as it is part of the page. Mantine gives the focus back only when a modal
 * that stays in the page is closed, so this part does.
 */
export function Dialog({ title, size, close, children }: Props) {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => giveFocusBack(opener), [opener]);
  return (
    <Modal opened onClose={close} title={title} {...(size ? { size } : {})}>
      {children}
    </Modal>
  );
}

/** To the opener; where that is gone or cannot be pressed any more, to the page's main part. */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement !== document.body) return;
  if (opener instanceof HTMLElement) opener.focus();
  if (document.activeElement !== document.body) return;
  const main = document.querySelector("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}
