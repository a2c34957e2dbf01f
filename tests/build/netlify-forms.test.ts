import { describe, expect, it } from 'vitest';
import { loadForm } from '#src/forms/load.ts';
import { detectForms, formFaults } from '#tests/helpers/netlify-forms.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import { readPage, readSite, SHELL } from '#tests/helpers/site.ts';

const forms = readSite().pages.flatMap(detectForms);

describe("Netlify's form detection", () => {
  it('finds the monthly form with every field of its definition and what the receiver needs', () => {
    const definition = loadForm(CONTENT, 'so-lieu-thang');
    const found = forms.find((form) => form.name === 'so-lieu-thang' && form.address === '/bao-cao-thang/');
    expect(found).toBeDefined();
    const expected = [
      ...definition.fields.map((field) => field.id),
      'form-name',
      'accessCode',
      'period',
      'replaces',
      'correctionReason',
      'formVersion',
      'idempotencyKey',
      'bot-field',
    ];
    expect(expected.filter((name) => !found?.fields.includes(name))).toEqual([]);
    expect(found).toMatchObject({ method: 'post', honeypot: 'bot-field', action: '/bao-cao-thang/' });
  });

  it.each([
    ['cu-dau-moi', '/nhom-zalo/', ['unit', 'accessCode', 'stamp']],
    ['cu-dau-moi', '/cam-nang/d/cu-dau-moi/', ['unit', 'accessCode', 'stamp']],
    ['tro-giup', '/tro-giup/', ['stamp']],
    ['danh-gia-trang', '/danh-gia/', []],
  ])('finds the form %s at %s with every field of its definition', (id, address, more) => {
    const definition = loadForm(CONTENT, id);
    const found = forms.find((form) => form.name === id && form.address === address);
    const expected = [...definition.fields.map((field) => field.id), 'form-name', 'formVersion', ...more];
    expect(expected.filter((name) => !found?.fields.includes(name))).toEqual([]);
    expect(found).toMatchObject({ method: 'post', honeypot: 'bot-field', action: address });
  });

  it('finds nothing wrong with any form, and none in the shell', () => {
    expect(formFaults(forms)).toEqual([]);
    expect(forms.filter((form) => form.address === SHELL)).toEqual([]);
  });

  it('would miss a form that a script makes or a template holds', () => {
    const page = readPage(
      '/x/',
      `<template><form name="a" data-netlify="true"></form></template>
       <script>document.write('<form name="b" data-netlify="true"></form>')</script>
       <form name="c"></form>`,
    );
    expect(detectForms(page)).toEqual([]);
  });

  it('would refuse each kind of broken form', () => {
    const fault = (attributes: string, inside = '') =>
      formFaults(detectForms(readPage('/x/', `<form data-netlify="true" ${attributes}>${inside}</form>`)));
    const named = '<input type="hidden" name="form-name" value="a">';
    expect(fault('name="a" method="post" action="/x/"', named)).toEqual([]);
    expect(fault('method="post"')).toHaveLength(2);
    expect(fault('name="a"', named)).toHaveLength(1);
    expect(fault('name="a" method="post" action="/x.html"', named)).toHaveLength(1);
    expect(fault('name="a" method="post" action="https://y/"', named)).toHaveLength(1);
    expect(fault('name="a" method="post" netlify-honeypot="trap"', named)).toHaveLength(1);
    const twin = (field: string) =>
      `<form data-netlify name="a" method="post">${named}<input name="${field}"></form>`;
    expect(
      formFaults(['p', 'q'].flatMap((field) => detectForms(readPage(`/${field}/`, twin(field))))),
    ).toHaveLength(1);
  });
});
