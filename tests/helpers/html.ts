import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.Node;

/** Parses as the HTML standard says, which is what browsers and Netlify's form detection see. */
export function parseHtml(markup: string): Node {
  return parse(markup);
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** All elements below a node, in document order. What stands in a `<template>` is not part of the page. */
export function elementsOf(node: Node): Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => [...(isElement(child) ? [child] : []), ...elementsOf(child)]);
}

export function elementsNamed(node: Node, ...names: string[]): Element[] {
  return elementsOf(node).filter((element) => names.includes(element.tagName));
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
