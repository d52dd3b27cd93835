/**
 * The launcher's whole look. It lives in a shadow tree of its own and everything is `fixed`, so that the company's page
 * neither moves nor restyles it. The browser's own ring shows the focus, because it is seen on any ground. The build
 * takes the line breaks out and puts the values of `client/look/tokens.ts` in; the server puts in those of a widget of
 * its own look.
 */
export const styles = `:host{all:initial!important;position:fixed!important}
button,.panel{position:fixed;box-sizing:border-box;var(--side):var(--gap);bottom:var(--gap)}
button{z-index:1;width:56px;height:56px;padding:16px;border:0;border-radius:28px;background:var(--fill);forced-color-adjust:none;cursor:pointer;outline-offset:3px;box-shadow:0 8px 24px -4px var(--depth)}
button:before{content:"";display:block;height:24px;background:var(--on-fill);clip-path:path("M5 3h14q3 0 3 3v8q0 3-3 3h-7l-5 5v-5H5q-3 0-3-3V6q0-3 3-3z")}
.open button:before{clip-path:path("M4 9 6 7l6 6 6-6 2 2-8 8z")}
.panel{bottom:var(--panel-bottom);width:392px;height:min(680px,100dvh - var(--panel-less));border-radius:20px;overflow:hidden;background:canvas;color:canvastext;color-scheme:light dark;box-shadow:0 0 0 1px var(--edge),0 8px 24px -4px var(--depth);display:flex;flex-direction:column;justify-content:space-between}
:not(.open)>.panel{visibility:hidden}
.panel{font:16px/1.45 system-ui}
b,p,textarea{margin:16px;font:inherit}
b{font-weight:600}
textarea{padding:16px;border:1px solid var(--edge);border-radius:28px;resize:none}
@media (max-width:480px),(max-height:480px){.panel{inset:var(--top,0) 0 auto;width:100%;height:var(--height,100dvh);border-radius:0;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom)}.open:not(.ready) button{bottom:auto;top:4px;right:4px}}
var(--more)@media print{div{display:none}}
`;
