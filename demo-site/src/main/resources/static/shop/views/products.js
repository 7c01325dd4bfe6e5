/** What the store sells, by category and by words. */
import { get } from '../core/api.js';
import { h, later } from '../core/dom.js';
import { t } from '../core/words.js';
import { begin, readdress, stillShown } from '../core/router.js';
import { productCard } from '../parts/cards.js';
import { failed, nothing, outlines } from '../parts/states.js';

const PAGE = 24;

export default async function products({ token, query }) {
  const body = begin(t('productsTitle'));
  const asked = { q: query.get('q') ?? '', category: query.get('category') ?? '' };
  const words = h('input', { type: 'search', name: 'q', id: 'q', value: asked.q, maxlength: 100, autocomplete: 'off', enterkeyhint: 'search', placeholder: t('searchHint') });
  const select = h('select', { name: 'category', id: 'category' }, h('option', { value: '' }, t('allCategories')));
  const grid = h('ul.grid', { id: 'grid' });
  const said = h('p.soft', { role: 'status' });
  const more = h('button.button', { type: 'button', id: 'more', hidden: true }, t('more'));
  const results = h('div.results', {}, grid, h('p.more-row', {}, more));
  body.append(
    h('form.filters', { role: 'search', onsubmit: event => event.preventDefault() },
      h('label', { for: 'q' }, h('span', {}, t('search')), words),
      h('label', { for: 'category' }, h('span', {}, t('category')), select)),
    said, results);

  let searches = 0;
  let next = null;

  async function find(further = false) {
    const search = ++searches;
    const parameters = new URLSearchParams({ limit: PAGE });
    for (const [name, value] of Object.entries(asked)) {
      if (value) {
        parameters.set(name, value);
      }
    }
    if (further) {
      parameters.set('cursor', next);
    } else {
      grid.replaceChildren(...outlines(8));
    }
    try {
      const page = await get(`/api/v1/products?${parameters}`);
      if (search === searches && stillShown(token)) {
        add(page, further);
      }
    } catch (failure) {
      if (search === searches) {
        grid.replaceChildren(h('li.whole', {}, failed(failure, () => find(further))));
      }
    }
  }

  function add(page, further) {
    const from = grid.children.length;
    const cards = page.items.map((product, index) => productCard(product, !further && index < 4));
    if (further) {
      grid.append(...cards);
      grid.children[from]?.querySelector('h3 a').focus();
    } else {
      grid.replaceChildren(...(cards.length ? cards : [h('li.whole', {}, nothing(t('nothingFound')))]));
    }
    next = page.next;
    more.hidden = !next;
    said.textContent = next ? t('found.more', { n: grid.children.length }) : t('found', { n: cards.length ? grid.children.length : 0 });
  }

  function changed() {
    const parameters = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
    readdress(`#/products${parameters.size ? `?${parameters}` : ''}`);
    find();
  }

  words.addEventListener('input', later(() => {
    asked.q = words.value.trim();
    changed();
  }, 200));
  select.addEventListener('change', () => {
    asked.category = select.value;
    changed();
  });
  more.addEventListener('click', () => find(true));
  await Promise.all([find(), get('/api/v1/categories').then(categories => {
    select.append(...categories.map(({ code, name }) => h('option', { value: code }, name)));
    select.value = asked.category;
  }, () => {})]);
}
