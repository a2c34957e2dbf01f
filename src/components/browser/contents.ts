/** Marks, in the contents of the page, the heading that the reader has reached. */
export function startContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));

  const update = () => {
    const line = innerHeight / 3;
    const reached = targets.findLastIndex((target) => target && target.getBoundingClientRect().top < line);
    links.forEach((link, index) => {
      link.toggleAttribute('aria-current', index === reached);
    });
  };

  // The observer wakes only when a heading crosses the line, not on every frame of scrolling.
  const observer = new IntersectionObserver(update, { rootMargin: '0% 0% -66% 0%' });
  targets.forEach((target) => {
    if (target) observer.observe(target);
  });
}
