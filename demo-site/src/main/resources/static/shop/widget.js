/**
 * Points Mall on any page of a store: how many points, three things that they buy, and the way to the mall.
 *
 *   <script type="module" src="/shop/widget.js"></script>
 *   <points-mall-widget mall="/#/mall" sign-in="/#/sign-in"></points-mall-widget>
 *
 * Without the element the script puts one where it stands itself. Attributes, all of them optional: `mall` and `sign-in`
 * are where its links lead; `api` is where the loyalty API is, `/api/v1/loyalty` unless said; `lang` is `en` or `zh-CN`,
 * that of the page unless said. Its colours are those of the shop by `--points-mall-accent`, `--points-mall-accent-ink`,
 * `--points-mall-card`, `--points-mall-ink`, `--points-mall-soft`, `--points-mall-line`, `--points-mall-radius` and
 * `--points-mall-font`. It uses the session of the store's visitor, lives in a shadow root, and needs nothing else.
 */

const TEXTS = {
  en: {
    buys: 'Your points buy', could: 'What points buy', failed: 'Points are not available just now.', join: 'Sign in or join',
    loading: 'Loading your points', mall: 'To the points mall', points: n => `${n} points`, title: 'Your points',
    guest: 'Earn points with every order.', worth: money => `worth ${money}`,
  },
  'zh-CN': {
    buys: '您的积分可换', could: '积分可以换', failed: '积分服务暂不可用。', join: '登录或注册',
    loading: '正在加载积分', mall: '进入积分商城', points: n => `${n} 积分`, title: '我的积分',
    guest: '每笔订单都能赚积分。', worth: money => `可抵 ${money}`,
  },
};

const STYLES = `
  :host { display: block; max-width: 22rem; color: var(--points-mall-ink, #1d211f); font: 15px/1.5 var(--points-mall-font, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif); }
  :host([hidden]) { display: none; }
  section { padding: 1.1em 1.2em; border: 1px solid var(--points-mall-line, #e2e0d8); border-radius: var(--points-mall-radius, 14px); background: var(--points-mall-card, #fff); min-height: 15.5em; box-sizing: border-box; }
  h2, h3, p, ul { margin: 0; padding: 0; }
  h2 { font-size: .9em; font-weight: 600; color: var(--points-mall-soft, #5d6460); }
  h3 { margin: .9em 0 .3em; font-size: .9em; font-weight: 600; }
  ul { list-style: none; }
  .big { font-size: 1.7em; font-weight: 700; line-height: 1.25; font-variant-numeric: tabular-nums; }
  .soft { color: var(--points-mall-soft, #5d6460); font-size: .9em; }
  li a { display: flex; gap: 1em; justify-content: space-between; padding: .35em 0; color: inherit; text-decoration: none; border-bottom: 1px solid var(--points-mall-line, #e2e0d8); }
  li a:hover span { text-decoration: underline; }
  li b { flex: none; color: var(--points-mall-accent, #0d6b55); font-variant-numeric: tabular-nums; }
  .button { display: block; margin-top: 1em; padding: .6em 1em; border-radius: calc(var(--points-mall-radius, 14px) - 4px); background: var(--points-mall-accent, #0d6b55); color: var(--points-mall-accent-ink, #fff); font-weight: 600; text-align: center; text-decoration: none; }
  :focus-visible { outline: 3px solid var(--points-mall-accent, #0d6b55); outline-offset: 2px; border-radius: 4px; }
`;

const MOST = 3;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child));
  return element;
}

class PointsMallWidget extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) {
      const styles = new CSSStyleSheet();
      styles.replaceSync(STYLES);
      // A sheet made by script: a page whose policy allows no inline styles can have the widget, too.
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styles];
    }
    this.draw();
  }

  get language() {
    const said = this.getAttribute('lang') || document.documentElement.lang || navigator.language;
    return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  }

  async ask(path) {
    const response = await fetch(`${this.getAttribute('api') ?? '/api/v1/loyalty'}${path}`, {
      headers: { 'Accept-Language': this.language, 'X-Requested-With': 'fetch' }, credentials: 'same-origin',
    });
    if (response.status === 401) {
      return null;
    }
    if (!response.ok) {
      throw new Error(`${path}: ${response.status}`);
    }
    return response.json();
  }

  link(name, otherwise) {
    return this.getAttribute(name) ?? otherwise;
  }

  show(...children) {
    const texts = TEXTS[this.language];
    this.shadowRoot.replaceChildren(make('section', { ariaLabel: texts.title, lang: this.language }, ...children));
  }

  /** Draws anew, for a page that knows that points have moved. */
  async draw() {
    const texts = TEXTS[this.language];
    const number = new Intl.NumberFormat(this.language);
    const money = value => new Intl.NumberFormat(this.language, { style: 'currency', currency: value.currency }).format(value.amount);
    this.show(make('h2', { textContent: texts.title }), make('p', { className: 'soft', textContent: texts.loading }));
    try {
      const [me, found] = await Promise.all([this.ask('/me'), this.ask(`/recommendations?placement=home&limit=12`)]);
      const offers = (found?.items ?? []).map(item => item.offer).filter(offer => !me || offer.eligible).slice(0, MOST);
      this.show(
        make('h2', { textContent: texts.title }),
        me ? make('p', { className: 'big', textContent: texts.points(number.format(me.balance.available)) })
          : make('p', { textContent: texts.guest }),
        me && make('p', { className: 'soft', textContent: texts.worth(money(me.worth)) }),
        offers.length && make('h3', { textContent: me ? texts.buys : texts.could }),
        make('ul', {}, ...offers.map(offer => make('li', {}, make('a', { href: this.link('mall', '/#/mall') },
          make('span', { textContent: offer.name }),
          make('b', { textContent: offer.cash ? `${number.format(offer.points)} + ${money(offer.cash)}` : number.format(offer.points) }))))),
        make('a', { className: 'button', href: me ? this.link('mall', '/#/mall') : this.link('sign-in', '/#/sign-in'), textContent: me ? texts.mall : texts.join }));
    } catch (failure) {
      this.show(make('h2', { textContent: texts.title }), make('p', { className: 'soft', textContent: texts.failed }),
        make('a', { className: 'button', href: this.link('mall', '/#/mall'), textContent: texts.mall }));
    }
  }
}

customElements.define('points-mall-widget', PointsMallWidget);

if (!document.querySelector('points-mall-widget')) {
  // Modules are not told which tag they came by: it is the one with their address.
  const tag = document.querySelector(`script[src="${new URL(import.meta.url).pathname}"], script[src="${import.meta.url}"]`);
  (tag?.parentElement === document.head || !tag ? document.body : tag.parentElement).append(document.createElement('points-mall-widget'));
}
