/**
 * A chart as a file: the drawing on the page, copied with everything that the page's style sheets say
 * about it written into it, so that it looks the same anywhere.
 */

/** What a picture needs besides the drawing. */
export interface ChartFileOptions {
  /** The finding, written above the drawing. */
  title: string;
  /** What is drawn, for those who cannot see it. */
  description: string;
  /** Behind everything, as CSS writes it. */
  background: string;
  /** Colour and face of the title. */
  ink: string;
  font: string;
}

/** Properties that a drawing on this page may get from a style sheet; all are presentation attributes too. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Characters that XML 1.0 has no way to write. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const TITLE_PX = 14;
const MARGIN_PX = 16;

/**
 * Breaks a sentence into lines, at spaces.
 * @param text - the sentence @param most - greatest number of characters of a line @returns the lines, at least one
 */
export function wrapWords(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** @param text - any text @returns the same without characters that an SVG file cannot hold */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '\u{fffd}');
}

/** @param parts - words for the name of a file @returns letters, digits and dashes of any script, at most 80 */
export function fileName(...parts: string[]): string {
  const name = parts.join('-').replace(/[^\p{L}\p{N}]+/gu, '-');
  return name.slice(0, 80).replace(/^-|-$/gu, '').toLowerCase() || 'chart';
}

/**
 * @param drawing - as it stands on the page @param options - title and colours
 * @returns the picture as an SVG file, self-contained
 */
export function chartFile(drawing: SVGSVGElement, options: ChartFileOptions): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const target = copies[index]!;
    target.removeAttribute('class');
    target.removeAttribute('style');
    if (target.hasAttribute('data-page-only')) return;
    const style = getComputedStyle(original);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value !== '') target.setAttribute(property, value.replaceAll('"', ''));
    }
  });
  for (const element of copy.querySelectorAll('[data-page-only]')) element.remove();
  const lines = wrapWords(options.title, Math.max(20, Math.floor((width - MARGIN_PX) / (TITLE_PX * 0.54))));
  const top = MARGIN_PX + lines.length * TITLE_PX * 1.35 + 4;
  const outer = {
    width: width + 2 * MARGIN_PX,
    height: Math.ceil(top + height + MARGIN_PX),
  };
  const file = document.createElementNS(NAMESPACE, 'svg');
  file.setAttribute('xmlns', NAMESPACE);
  file.setAttribute('viewBox', `0 0 ${outer.width} ${outer.height}`);
  file.setAttribute('width', String(outer.width));
  file.setAttribute('height', String(outer.height));
  for (const [tag, text] of [
    ['title', options.title],
    ['desc', options.description],
  ] as const) {
    const element = document.createElementNS(NAMESPACE, tag);
    element.textContent = text;
    file.append(element);
  }
  const ground = document.createElementNS(NAMESPACE, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', options.background);
  file.append(ground);
  lines.forEach((line, index) => {
    const text = document.createElementNS(NAMESPACE, 'text');
    text.setAttribute('x', String(MARGIN_PX));
    text.setAttribute('y', String(MARGIN_PX + (index + 0.85) * TITLE_PX * 1.35));
    text.setAttribute('fill', options.ink);
    text.setAttribute('font-family', options.font.replaceAll('"', "'"));
    text.setAttribute('font-size', String(TITLE_PX));
    text.setAttribute('font-weight', '600');
    text.textContent = line;
    file.append(text);
  });
  copy.setAttribute('x', String(MARGIN_PX));
  copy.setAttribute('y', String(top));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  file.append(copy);
  return xmlText(new XMLSerializer().serializeToString(file));
}

/**
 * @param svg - a self-contained SVG file @param scale - pixels of the picture for one of the drawing
 * @returns the same as PNG; null where the browser cannot draw it
 */
export async function pngFile(svg: string, scale = 2): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the person. @param content - of the file @param name - with its ending */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the address after this task; forgetting it at once would lose the download.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
