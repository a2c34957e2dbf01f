/** Marks, in the contents of the page, the heading that the reader has reached. */
export function startContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
  if (links.length === 0) return;

  const update = () => {
    const line = innerHeight / 3;
    const passed = targets.filter((target) => target && target.getBoundingClientRect().top < line).length;
    links.forEach((link, index) => {
      if (index === passed - 1) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  };

  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        update();
      });
    },
    { passive: true },
  );
  update();
}
