/** On a phone the keyboard covers `fixed` elements unless their height is set to the visible part. */
export function followKeyboard(style: CSSStyleDeclaration): void {
  visualViewport?.addEventListener("resize", function (this: VisualViewport) {
    const isCovered = this.scale === 1 && this.height < innerHeight - 1;
    style.cssText = isCovered ? `--top:${this.offsetTop}px;--height:${this.height}px` : "";
  });
}
