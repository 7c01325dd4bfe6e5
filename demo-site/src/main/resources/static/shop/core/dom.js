/** Builds elements. Text is always text, never markup: what a merchant or a shopper wrote can't become a tag. */

const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'selected', 'htmlFor', 'textContent', 'min', 'max', 'step']);

/**
 * An element: `h('a.card.wide', { href: '#/' }, 'text', child)`. Functions are listeners, other properties attributes;
 * null and false are left out, as properties and as children.
 */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length) {
    element.className = classes.join(' ');
  }
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else if (PROPERTIES.has(key)) {
      element[key] = value;
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  shop: 'M5 8h14l1 12H4zM9 8V6a3 3 0 0 1 6 0v2',
  mall: 'M12 3l2.700 5.600 6.100.800-4.500 4.200 1.100 6.100L12 16.700 6.600 19.700l1.100-6.100L3.200 9.400l6.100-.800z',
  cart: 'M3 4h3l2.500 11h10L21 7H7M9.500 19.500a1 1 0 1 0 0 .1M17 19.500a1 1 0 1 0 0 .1',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6.500 8-6.500s8 2.500 8 6.500',
  guide: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM9 9h6M9 13h6',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.500-4.500',
  check: 'M5 12.500l4.500 4.500L19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  spark: 'M12 3v5M12 16v5M3 12h5M16 12h5M6 6l3 3M15 15l3 3M18 6l-3 3M9 15l-3 3',
  close: 'M6 6l12 12M18 6L6 18',
  next: 'M9 5l7 7-7 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.5',
};

/** An icon for the eyes only. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A picture that keeps its place while it loads. */
export function picture(src, size = 240, eager = false) {
  return h('img.picture', { src, alt: '', width: size, height: size, loading: eager ? 'eager' : 'lazy', decoding: 'async' });
}

export const productPicture = (id, eager) => picture(`/shop/pictures/${id}.svg`, 240, eager);

export const offerPicture = (offer, eager) => offer.product
  ? productPicture(offer.product.id, eager)
  : picture(`/shop/pictures/kind/${offer.kind}.svg`, 240, eager);

let toastTimer = 0;

/** Says something in passing, to eyes and to screen readers. */
export function toast(text, link = null) {
  const place = byId('toast');
  place.replaceChildren(h('div', {}, h('span', {}, text), link && h('a', { href: link.href }, link.text)));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => place.replaceChildren(), 8000);
}

/** Calls once things have been quiet for a while. */
export function later(action, milliseconds) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}
