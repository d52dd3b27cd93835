import type { PanelDoor } from "../panel-door.ts";

const styles = `
iframe{position:absolute;width:100%;height:100%;border:0;visibility:hidden}
.ready iframe{visibility:visible}
.ready :is(b,p,textarea){visibility:hidden}
@media (max-width:480px),(max-height:480px){.ready button{display:none}}
i{position:absolute;top:-4px;inset-inline-end:-6px;min-width:20px;box-sizing:border-box;padding:0 6px;border-radius:10px;background:var(--alert);color:var(--on-alert);font:600 12px/20px system-ui}
i:empty,.open i{display:none}
output{position:fixed;clip-path:inset(50%)}`;

/** Shows on the launcher how many answers nobody has read, and has it said. */
export function drawUnread({ host, button, words }: PanelDoor): (count: number) => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  host.shadowRoot?.adoptedStyleSheets.push(sheet);
  const [badge, said] = [document.createElement("i"), document.createElement("output")];
  button.append(badge);
  button.after(said);
  return (count) => {
    badge.textContent = count > 99 ? "99+" : `${count || ""}`;
    said.textContent = count > 0 ? count + words[4] : "";
  };
}
