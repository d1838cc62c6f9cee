// The page computes nothing: all figures come formatted, and this script only swaps them, draws, sorts and finds.
(() => {
'use strict';
document.documentElement.classList.add('js');
const D = JSON.parse(document.getElementById('data').textContent);
const $ = (q, e = document) => e.querySelector(q), $$ = (q, e = document) => [...e.querySelectorAll(q)];
const keyed = new Map($$('[data-k]').map(e => [e.dataset.k, e]));
const names = new Map(D.models);
let model = D.models[0][0];

// ---- pictures: options are data; '--x' is a colour token, 'fn:x' one of the functions below
const fns = {
  tip: p => {
    const box = document.createElement('div');
    for (const q of Array.isArray(p) ? p : [p]) {
      const rows = q.data && q.data.tip;
      if (!rows) continue;
      rows.forEach(([a, b], i) => {
        const row = document.createElement(i ? 'span' : 'b'), l = document.createElement('i'), r = document.createElement('i');
        l.style.fontStyle = r.style.fontStyle = 'normal';
        l.textContent = a; r.textContent = i || !b ? b : ' ' + b;
        row.append(l, r); box.append(row);
      });
    }
    return box.childNodes.length ? box : '';
  }
};
const short = v => v >= 1e6 ? +(v / 1e6).toPrecision(3) + 'M' : v >= 1e3 ? +(v / 1e3).toPrecision(3) + 'k' : String(+v.toPrecision(3));
const money = sign => v => (v < 0 ? '−' : '') + sign + short(Math.abs(v));
const still = matchMedia('(prefers-reduced-motion: reduce)'), dark = matchMedia('(prefers-color-scheme: dark)');
let css;
const printing = () => document.documentElement.classList.contains('print');
const resolve = o => {
  if (typeof o === 'string')
    return o.startsWith('--') ? css.getPropertyValue(o).trim()
      : o.startsWith('fn:eur:') ? money(o.slice(7)) : o === 'fn:tip' ? fns.tip : o;
  if (Array.isArray(o)) return o.map(resolve);
  if (o && typeof o === 'object') return Object.fromEntries(Object.entries(o).map(([k, v]) => [k, resolve(v)]));
  return o;
};
const drawn = new Map();
// what a model changes; on narrow screens points carry their number, explained below the picture
function patch(id) {
  const p = D.charts[id].m[model];
  if (document.getElementById(id).clientWidth > 560) return p;
  return {...p, series: (p.series || []).map(s => ({...s, ...(s.data && {data: s.data.map(d =>
    d.short ? {...d, label: {...d.label, formatter: d.short, position: 'right'}} : d)})}))};
}
function draw(id) {
  const box = document.getElementById(id), c = D.charts[id];
  css = getComputedStyle(document.documentElement);
  let chart = drawn.get(id);
  if (!chart) {
    chart = echarts.init(box, null, {renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio)});
    drawn.set(id, chart);
    new ResizeObserver(() => chart.resize()).observe(box);
  }
  chart.setOption(resolve({
    ...c.base, animation: !still.matches && !printing(), animationDuration: 0, animationDurationUpdate: 300,
    textStyle: {fontFamily: css.getPropertyValue('--font')},
    tooltip: {...c.base.tooltip, className: 'tip', backgroundColor: '--paper', borderColor: '--rule2', textStyle: {color: '--ink'}}
  }), true);
  if (c.m) chart.setOption(resolve(patch(id)));
}
const seen = new IntersectionObserver(es => es.forEach(e => {
  if (e.isIntersecting && !drawn.has(e.target.id)) draw(e.target.id);
}), {rootMargin: '400px'});
const all = () => { Object.keys(D.charts).forEach(draw); drawn.forEach(c => c.getZr().flush()); };
Object.keys(D.charts).forEach(id => seen.observe(document.getElementById(id)));
dark.addEventListener('change', () => [...drawn.keys()].forEach(draw));
const ink = on => { document.documentElement.classList.toggle('print', on); all(); };
addEventListener('beforeprint', () => ink(true));
addEventListener('afterprint', () => ink(false));

// ---- the model: one switch for every table and picture
function show(m) {
  model = m;
  for (const [k, v] of Object.entries(D.s[m])) {
    const e = keyed.get(k), [text, attrs] = Array.isArray(v) ? v : [v];
    if (text != null) e.textContent = text;
    for (const a in attrs) e.setAttribute(a, attrs[a]);
  }
  for (const [id, chart] of drawn) if (D.charts[id].m) chart.setOption(resolve(patch(id)));
  paint();
  if (chooser) $('#live').textContent = 'Credit by ' + names.get(m);
}
const chooser = $('#model');
if (chooser) chooser.addEventListener('change', e => { show(e.target.value); history.replaceState(null, '', '#model=' + e.target.value); });

// ---- drill-down: open, sort, find; one of these per table
const level = r => +r.dataset.l;
function drill(table) {
  const body = $('tbody', table), tools = $('.tools[data-for="' + table.id + '"]'), tree = [], path = [];
  for (const r of body.rows) {
    const n = {r, kids: [], open: false}, l = level(r);
    (l === 1 ? tree : path[l - 2].kids).push(n);
    path[l - 1] = n;
    n.b = $('button.tw', r);
    if (n.b) n.b.addEventListener('click', () => { n.open = !n.open; paint(); });
  }
  let sort = {i: 2, d: -1}, find = '';
  const name = n => $('.nm', n.r).textContent.toLowerCase();
  const val = (n, i) => { if (!i) return name(n); const x = n.r.dataset.s.split(' ')[i - 1]; return x === '-' ? null : +x; };
  function order(list) {
    const pin = n => n.r.classList.contains('pin');
    return [...list].sort((a, b) => {
      if (pin(a) !== pin(b)) return pin(a) ? 1 : -1;
      const x = val(a, sort.i), y = val(b, sort.i);
      if (x == null || y == null) return (x == null) - (y == null);
      return (x < y ? -1 : x > y ? 1 : 0) * sort.d;
    });
  }
  const match = n => name(n).includes(find);
  const hit = n => match(n) || n.kids.some(hit);
  function paint() {
    const focus = document.activeElement;
    let hits = 0;
    const put = (list, shown, under) => order(list).forEach(n => {
      const on = shown && (!find || under || hit(n));
      n.r.hidden = !on;
      if (find && on && match(n)) hits++;
      const open = n.open || (find && n.kids.some(hit));
      if (n.b) n.b.setAttribute('aria-expanded', !!open);
      body.append(n.r);
      put(n.kids, on && open, under || (find && match(n)));
    });
    put(tree, true, false);
    if (body.contains(focus)) focus.focus({preventScroll: true});
    $('.hits', tools).textContent = find ? hits + (hits === 1 ? ' row found' : ' rows found') : '';
  }
  $('thead', table).addEventListener('click', e => {
    const b = e.target.closest('button');
    if (!b) return;
    const i = +b.dataset.i;
    sort = {i, d: sort.i === i ? -sort.d : i ? -1 : 1};
    $$('[aria-sort]', table).forEach(h => h.setAttribute('aria-sort', 'none'));
    b.parentNode.setAttribute('aria-sort', sort.d < 0 ? 'descending' : 'ascending');
    paint();
  });
  $('.q', tools).addEventListener('input', e => { find = e.target.value.trim().toLowerCase(); paint(); });
  const all = $('.exp', tools);
  if (all) all.addEventListener('click', () => {
    const on = all.getAttribute('aria-pressed') !== 'true';
    all.setAttribute('aria-pressed', on);
    all.textContent = on ? 'Close all levels' : 'Open all levels';
    const each = list => list.forEach(n => { n.open = on; each(n.kids); });
    each(tree); paint();
  });
  paint();
  return paint;
}
const paints = $$('table.drill').map(drill);
const paint = () => paints.forEach(f => f());
const fromHash = () => {
  const wanted = /model=([\w-]+)/.exec(location.hash);
  if (!chooser || !wanted || !names.has(wanted[1])) return;
  const radio = document.getElementById('m-' + wanted[1]);
  if (radio) radio.checked = true; else chooser.value = wanted[1];
  show(wanted[1]);
};
addEventListener('hashchange', fromHash);
fromHash();

// ---- copy a table as CSV; cells that a spreadsheet would run are quoted with an apostrophe
$$('details.tab').forEach(d => {
  const b = document.createElement('button');
  b.className = 'csv'; b.type = 'button'; b.textContent = 'Copy as CSV';
  $('summary', d).after(b);
});
document.addEventListener('click', async e => {
  const b = e.target.closest('.csv');
  if (!b) return;
  const t = b.dataset.for ? document.getElementById(b.dataset.for) : $('table', b.parentNode);
  const cell = c => {
    const k = c.cloneNode(true);
    $$('.nil>span, svg', k).forEach(x => x.remove());
    const s = k.textContent.trim();
    return '"' + (/^[=+@\t\r-]/.test(s) && !/^[+-][\d€]/.test(s) ? "'" : '') + s.replace(/"/g, '""') + '"';
  };
  const text = [...t.rows].map(r => [...r.cells].map(cell).join(',')).join('\r\n') + '\r\n', was = b.textContent;
  try { await navigator.clipboard.writeText(text); b.textContent = 'Copied'; }
  catch { b.textContent = 'Not allowed here'; }
  setTimeout(() => { b.textContent = was; }, 1600);
});

// ---- on a telephone wide tables become lists: each cell says its column
$$('table.stack').forEach(t => {
  const heads = [...t.tHead.rows[0].cells].map(c => c.textContent.trim());
  $$('tbody tr, tfoot tr', t).forEach(r => [...r.cells].forEach((c, i) => { if (i) c.dataset.h = heads[i]; }));
});

// ---- contents
const links = new Map($$('nav a').map(a => [a.hash.slice(1), a]));
if (matchMedia('(max-width: 900px)').matches) $('#toc').open = false;
const spy = new IntersectionObserver(es => es.forEach(e => {
  if (!e.isIntersecting) return;
  links.forEach(a => a.removeAttribute('aria-current'));
  const link = links.get(e.target.id);
  if (link) link.setAttribute('aria-current', 'true');
}), {rootMargin: '-25% 0px -70% 0px'});
$$('main > section').forEach(s => spy.observe(s));
})();
