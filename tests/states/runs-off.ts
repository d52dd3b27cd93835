/** What runs off the page sideways or is pressed flat, seen from within it. What scrolls by itself, such as code, may. */
export function runsOff(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const scrolls = (element: Element): boolean => {
    for (let around: Element | null = element; around; around = around.parentElement)
      if (/auto|scroll/.test(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth)
        return true;
    return false;
  };
  const cut = [...document.querySelectorAll("button, a, input, textarea, h1, h2, h3")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const isSeen = width > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isSeen && (left < -1 || right > clientWidth + 1) && !scrolls(element);
  });
  const flat = [...document.querySelectorAll("button")].filter((button) => {
    const { height } = button.getBoundingClientRect();
    // Those for assistive technology alone are a pixel high.
    return height > 1 && height < 18 && button.checkVisibility();
  });
  return [
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...flat.map((button) => `pressed flat: ${button.outerHTML.slice(0, 120)}`),
    ...cut.map((element) => `off the page: ${element.outerHTML.slice(0, 120)}`),
  ];
}
