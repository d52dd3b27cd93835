import { useEffect, useState } from "preact/hooks";

/** Is the tab visible? */
export function useVisible(): boolean {
  const [isVisible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const refresh = () => setVisible(!document.hidden);
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, []);
  return isVisible;
}
