import { expect, it } from 'vitest';
import { chartFile, pngFile } from '../../../src/charts/chart-file.ts';

const OPTIONS = {
  title: 'a < b & "c"',
  description: 'what is drawn',
  background: 'rgb(255, 255, 255)',
  ink: 'rgb(0, 0, 0)',
  font: 'sans-serif',
};

function drawing(): SVGSVGElement {
  const style = document.createElement('style');
  style.textContent = '.mark { fill: rgb(10, 20, 30); stroke-dasharray: 2 3; }';
  const holder = document.createElement('div');
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 100 50');
  const rectangle = document.createElementNS(namespace, 'rect');
  rectangle.setAttribute('class', 'mark');
  rectangle.setAttribute('width', '100');
  rectangle.setAttribute('height', '50');
  const text = document.createElementNS(namespace, 'text');
  text.textContent = '<script>\u0000';
  const cursor = document.createElementNS(namespace, 'path');
  cursor.setAttribute('data-page-only', '');
  svg.append(rectangle, text, cursor);
  holder.append(style, svg);
  document.body.replaceChildren(holder);
  return svg;
}

it('an SVG file stands alone: styles written in, text escaped, no helpers of the page', () => {
  const file = chartFile(drawing(), OPTIONS);
  const read = new DOMParser().parseFromString(file, 'image/svg+xml');
  expect(read.querySelector('parsererror')).toBeNull();
  expect(read.querySelector('title')?.textContent).toBe('a < b & "c"');
  expect(read.querySelector('rect[fill="rgb(10, 20, 30)"]')?.getAttribute('stroke-dasharray')).toBe(
    '2px, 3px',
  );
  expect(read.querySelector('[class], [style], script, [data-page-only]')).toBeNull();
  expect(file).toContain('&lt;script&gt;\u{fffd}');
});

it('a PNG file is the same picture, twice as fine', async () => {
  const png = await pngFile(chartFile(drawing(), OPTIONS));
  expect(png?.type).toBe('image/png');
  const picture = await createImageBitmap(png!);
  expect(picture.width).toBe(264);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const [red, green, blue] = context.getImageData(132, picture.height - 50, 1, 1).data;
  expect([red, green, blue]).toEqual([10, 20, 30]);
});
