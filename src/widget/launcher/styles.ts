/**
 * The launcher's whole look. It lives in a shadow tree of its own and everything is `
fixed`, so that
 * the company's page neither moves nor restyles it. The build takes the line breaks out
 * and puts the values of `client/look/tokens.ts` in; the server puts in those of a widget of its own look.
 */
export const styles = `:host{all:initial!important;position:fixed!important}
div{font:600 12px/20px system-ui}
button,.panel,.badge{position:fixed;box-sizing:border-box;var(--side):var(--gap);bottom:var(--gap)}
button{z-index:1;width:56px;height:56px;padding:16px;border:0;border-radius:50%;background:var(--fill);forced-color-adjust:none;cursor:pointer;box-shadow:0 8px 24px -4px var(--depth)}
button:focus-visible{outline:3px solid var(--fill);outline-offset:3px}
button:before{content:"";display:block;height:24px;background:var(--on-fill);clip-path:path("M5 3h14q3 0 3 3v8q0 3-3 3h-7l-5 5v-5H5q-3 0-3-3V6q0-3 3-3z")}
.open button:before{clip-path:path("M4 9 6 7l6 6 6-6 2 2-8 8z")}
.badge{z-index:1;var(--side):var(--badge-gap);bottom:var(--badge-bottom);min-width:20px;padding:0 6px;border-radius:10px;background:var(--alert);color:var(--on-alert);text-align:center;pointer-events:none}
.badge:empty,.open .badge,[hidden]+.badge{display:none}
span{position:fixed;clip-path:inset(50%)}
.panel{bottom:var(--panel-bottom);width:392px;height:min(680px,100dvh - var(--panel-less));border-radius:20px;overflow:hidden;background:canvas;color:canvastext;color-scheme:light dark;box-shadow:0 0 0 1px var(--edge),0 8px 24px -4px var(--depth);visibility:hidden;display:flex;flex-direction:column;justify-content:space-between}
.open .panel{visibility:visible}
b,p,textarea{margin:16px;font:16px/1.45 system-ui;color:inherit}
b{font-weight:600}
p{text-align:center}
a{color:inherit}
textarea{padding:12px;border:1px solid var(--edge);border-radius:18px;background:0 0;resize:none}
iframe{position:absolute;width:100%;height:100%;border:0;visibility:hidden}
.ready iframe{visibility:visible}
.ready :is(b,p,textarea){visibility:hidden}
@media (max-width:480px),(max-height:480px){.panel{inset:var(--top,0) 0 auto;width:100%;height:var(--height,100dvh);border-radius:0;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom)}.ready button{display:none}.open:not(.ready) button{bottom:auto;top:4px;right:4px;box-shadow:none}}
var(--more)@media print{div{display:none}}
`;
