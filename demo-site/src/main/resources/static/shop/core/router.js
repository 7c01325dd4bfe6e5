/** Shows the view that the address names: `#/mall?zone=gold`. Each has a title, a heading that is focused, and a link. */
import { byId, h } from './dom.js';
import { t } from './words.js';
import { unanswered } from './api.js';
import { ended } from './shopper.js';
import { failed } from '../parts/states.js';

const VIEWS = [
  [/^\/?$/, () => import('../views/home.js')],
  [/^\/products$/, () => import('../views/products.js')],
  [/^\/product\/(\d+)$/, () => import('../views/product.js')],
  [/^\/mall$/, () => import('../views/mall.js')],
  [/^\/offer\/(\d+)$/, () => import('../views/offer.js')],
  [/^\/cart$/, () => import('../views/cart.js')],
  [/^\/order\/([\w-]+)$/, () => import('../views/order.js')],
  [/^\/me$/, () => import('../views/me.js')],
  [/^\/me\/history$/, () => import('../views/history.js')],
  [/^\/me\/rewards$/, () => import('../views/rewards.js')],
  [/^\/me\/orders$/, () => import('../views/orders.js')],
  [/^\/start$/, () => import('../views/start.js')],
  [/^\/guide$/, () => import('../views/guide.js')],
  [/^\/(sign-in|register)$/, () => import('../views/sign-in.js')],
];

let shown = 0;
let begun = 0;
let first = true;

/** Where we are: path, parts of it that its pattern caught, and what is asked after it. */
export function place() {
  const [path, query = ''] = (location.hash.slice(1) || '/').split('?');
  return { path, query: new URLSearchParams(query) };
}

export function go(hash) {
  if (location.hash === hash) {
    show();
  } else {
    location.hash = hash;
  }
}

/** Replaces the address without a view of its own: a filter is no page to go back to. */
export function readdress(hash) {
  history.replaceState(null, '', hash);
}

/** A view is still the one that is shown: what comes late must not replace what was gone to meanwhile. */
export function stillShown(token) {
  return token === shown;
}

function name(text) {
  document.title = `${text} · Points Mall`;
}

/**
 * Begins a view: its heading, which gets the focus, and room for the rest. Answers that room.
 *
 * @param before what stands before the heading, such as the way back
 */
export function begin(title, { before = null, lead = null, hidden = false, className = '' } = {}) {
  begun = shown;
  name(title);
  const heading = h(hidden ? 'h1.unseen' : 'h1', { tabindex: '-1' }, title);
  const body = h('div.body');
  const view = h(`div.view${className ? `.${className}` : ''}`, {}, before, heading, lead && h('p.lead', {}, lead), body);
  byId('view').replaceChildren(view);
  if (!first) {
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  first = false;
  return body;
}

/** Another heading for the same view, once it is known what it is about. */
export function retitle(title) {
  name(title);
  const heading = byId('view').querySelector('h1');
  if (heading) {
    heading.textContent = title;
  }
}

export async function show() {
  const token = ++shown;
  const view = byId('view');
  view.setAttribute('aria-busy', 'true');
  await draw(token);
  if (stillShown(token)) {
    view.dataset.place = location.hash;
    view.removeAttribute('aria-busy');
  }
}

async function draw(token) {
  const { path, query } = place();
  document.dispatchEvent(new CustomEvent('placed', { detail: path }));
  for (const [pattern, load] of VIEWS) {
    const found = pattern.exec(path);
    if (found) {
      await run(async () => {
        const module = await load().catch(() => Promise.reject(unanswered()));
        if (stillShown(token)) {
          await module.default({ token, parts: found.slice(1), query });
        }
      }, token);
      return;
    }
  }
  const body = begin(t('notFoundTitle'));
  body.append(h('p', {}, t('notFoundText')), h('a.button', { href: '#/' }, t('toHome')));
}

async function run(view, token) {
  try {
    await view();
  } catch (failure) {
    if (!stillShown(token)) {
      return;
    }
    if (failure.status === undefined) {
      throw failure;
    }
    if (!ended(failure)) {
      const body = begun === token ? byId('view').querySelector('.body') : begin(t('wrongTitle'));
      body.replaceChildren(failed(failure, show));
    }
  }
}
