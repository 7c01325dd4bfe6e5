/** What the pages say, in the language that was chosen, with numbers, money and dates as that language writes them. */

/** With what each is called on a button, and in full. */
export const LANGUAGES = { en: ['EN', 'English'], 'zh-CN': ['中文', '中文'] };
const KEPT = 'language';

let texts = {};
let language = 'en';

export const chosen = () => language;

/** The language of the last visit, or the browser's. */
export function preferred() {
  const kept = localStorage.getItem(KEPT);
  return kept in LANGUAGES ? kept : navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export async function choose(tag) {
  texts = (await import(`../words/${tag}.js`)).default;
  language = tag;
  localStorage.setItem(KEPT, tag);
  document.documentElement.lang = tag;
}

/**
 * A text by its key. `{name}` is filled in; `{n|one|many}` chooses by the number n, which is written with separators
 * where `#` stands.
 */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    throw new Error(`no text for ${key}`);
  }
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (all, name, one, many) => {
    if (one === undefined) {
      return typeof values[name] === 'number' ? number(values[name]) : values[name] ?? '';
    }
    return (values[name] === 1 ? one : many).replace('#', number(values[name]));
  });
}

/** Whether there is such a text: codes that are newer than the pages have none. */
export const has = key => key in texts;

export function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

export function money(value) {
  return new Intl.NumberFormat(language, { style: 'currency', currency: value.currency }).format(value.amount);
}

export const points = value => t('points', { n: value });

export function signed(value) {
  return new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }).format(value);
}

export function day(iso) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso));
}

export function moment(iso) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

export function month(date) {
  return new Intl.DateTimeFormat(language, { month: 'short' }).format(date);
}

export function monthAndYear(date) {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(date);
}

/** Money that is so much more or less; both of the same currency. */
export function minus(money, other) {
  return { amount: (Number(money.amount) - Number(other.amount)).toFixed(2), currency: money.currency };
}

export const isZero = money => !money || Number(money.amount) === 0;
