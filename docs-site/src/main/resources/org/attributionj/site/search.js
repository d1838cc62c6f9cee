// Finds pages that hold every word; the number of hits in title and text decides their order.
const field = document.getElementById('search');
const list = document.getElementById('found');
const root = field.dataset.root;

function score(page, words) {
  const title = page[1].toLowerCase();
  const text = page[2].toLowerCase();
  let sum = 0;
  for (const word of words) {
    const hits = text.split(word).length - 1 + 20 * (title.split(word).length - 1);
    if (hits === 0) return 0;
    sum += hits;
  }
  return sum;
}

function excerpt(text, word) {
  const at = text.toLowerCase().indexOf(word);
  return at < 0 ? '' : '… ' + text.slice(Math.max(0, at - 40), at + 60) + ' …';
}

field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word.length > 1);
  const found = words.length === 0 ? [] : PAGES
    .map(page => [score(page, words), page])
    .filter(pair => pair[0] > 0)
    .sort((a, b) => b[0] - a[0])
    .slice(0, 10);
  list.replaceChildren(...found.map(([, page]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = root + page[0];
    link.textContent = page[1];
    const small = document.createElement('small');
    small.textContent = excerpt(page[2], words[0]);
    item.append(link, small);
    return item;
  }));
});
