'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const severities = ['Low', 'Medium', 'High', 'Critical'];
  const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const number = new Intl.NumberFormat('en');
  const chunk = 60;
  const mostNames = 6;

  // Every text of the account goes through textContent.
  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function list(names) {
    const part = document.createDocumentFragment();
    const shown = make('bdi', '', names.slice(0, mostNames).join(', '));
    part.append(shown);
    if (names.length <= mostNames) return part;
    const more = make('button', 'more', `plus ${number.format(names.length - mostNames)} more`);
    more.type = 'button';
    more.addEventListener('click', () => {
      shown.textContent = names.join(', ');
      more.remove();
    });
    part.append(' ', more);
    return part;
  }

  function cell(column, value) {
    if (column.kind === 'name') {
      const head = make('th', 'name');
      head.scope = 'row';
      head.append(make('bdi', '', value ?? ''));
      return head;
    }
    const box = make('td', column.kind);
    if (column.kind === 'severity') box.append(make('span', `sev ${value ? value.toLowerCase() : 'none'}`, value ?? 'none'));
    else if (value === null || value.length === 0) box.append(make('span', 'null', '–'));
    else if (Array.isArray(value)) box.append(list(value));
    else if (typeof value === 'number') box.textContent = number.format(value);
    else box.append(make('bdi', '', value));
    return box;
  }

  function compare(column) {
    switch (column.kind) {
      case 'number': return (a, b) => a - b;
      case 'severity': return (a, b) => severities.indexOf(a) - severities.indexOf(b);
      case 'day': return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
      case 'list': return (a, b) => a.length - b.length || byText.compare(a.join(), b.join());
      default: return (a, b) => byText.compare(a, b);
    }
  }

  class DataTable {
    constructor(table) {
      ({ columns: this.columns, rows: this.all } = data[table.dataset.table]);
      this.body = table.tBodies[0];
      this.scroll = table.closest('.scroll');
      this.rows = this.all;
      this.chosen = new Map();
      this.words = '';
      this.headings = [...table.tHead.rows[0].cells];
      this.headings.forEach((heading, i) => this.addSort(heading, i));
      this.addTools(this.scroll.previousElementSibling, table);
      this.scroll.addEventListener('scroll', () => this.fill(), { passive: true });
      this.show();
    }

    addSort(heading, index) {
      const button = make('button', 'sort', heading.textContent);
      button.type = 'button';
      button.addEventListener('click', () => this.sort(index));
      heading.replaceChildren(button);
    }

    addTools(tools, table) {
      const title = this.scroll.getAttribute('aria-label');
      const search = make('input');
      search.type = 'search';
      search.placeholder = 'Filter';
      search.setAttribute('aria-label', `Filter ${title}`);
      let timer = 0;
      search.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          this.words = search.value;
          this.filter();
        }, 120);
      });
      tools.append(search);
      this.columns.forEach((column, i) => {
        if (column.choice) this.addChoice(tools, column, i);
      });
      this.count = make('output');
      this.count.setAttribute('aria-live', 'polite');
      tools.append(this.count);
      tools.hidden = false;
    }

    addChoice(tools, column, index) {
      const values = [...new Set(this.all.map((row) => row[index] ?? ''))].sort((a, b) => compare(column)(b, a));
      if (values.length < 2) return;
      if (column.kind !== 'severity') values.reverse();
      const select = make('select');
      select.setAttribute('aria-label', column.name);
      select.append(new Option(`${column.name}: any`, '*'));
      for (const value of values) select.append(new Option(`${column.name}: ${value === '' ? 'none' : value}`, `=${value}`));
      select.addEventListener('change', () => {
        if (select.value === '*') this.chosen.delete(index);
        else this.chosen.set(index, select.value.slice(1));
        this.filter();
      });
      tools.append(select);
    }

    // The first click on what is counted shows the most; on a name, the first of the alphabet.
    sort(index) {
      const column = this.columns[index];
      const before = this.headings[index].getAttribute('aria-sort');
      const falls = before === null ? ['number', 'severity', 'list'].includes(column.kind) : before === 'ascending';
      for (const heading of this.headings) heading.removeAttribute('aria-sort');
      this.headings[index].setAttribute('aria-sort', falls ? 'descending' : 'ascending');
      const order = compare(column);
      const sign = falls ? -1 : 1;
      const known = this.all.filter((row) => row[index] !== null);
      known.sort((a, b) => sign * order(a[index], b[index]));
      this.all = known.concat(this.all.filter((row) => row[index] === null));
      this.filter();
    }

    filter() {
      const words = this.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const chosen = [...this.chosen];
      this.rows = this.all.filter((row) => chosen.every(([i, value]) => (row[i] ?? '') === value)
        && (words.length === 0 || this.has(row, words)));
      this.show();
    }

    has(row, words) {
      this.texts ??= new Map();
      let text = this.texts.get(row);
      if (text === undefined) {
        text = row.flat().join('\n').toLocaleLowerCase();
        this.texts.set(row, text);
      }
      return words.every((word) => text.includes(word));
    }

    show() {
      this.body.replaceChildren();
      this.scroll.scrollTop = 0;
      this.append(chunk);
      this.fill();
      const [some, all] = [this.rows.length, this.all.length];
      this.count.textContent = some === all ? `${number.format(all)} rows` : `${number.format(some)} of ${number.format(all)} rows`;
    }

    /** Rows are made as they come near; there may be thousands. */
    fill() {
      const { scroll } = this;
      if (scroll.scrollTop + 2 * scroll.clientHeight > scroll.scrollHeight) this.append(chunk);
    }

    append(count) {
      const start = this.body.rows.length;
      const part = document.createDocumentFragment();
      for (const row of this.rows.slice(start, start + count)) {
        const line = make('tr');
        row.forEach((value, i) => line.append(cell(this.columns[i], value)));
        part.append(line);
      }
      this.body.append(part);
    }
  }

  /** The ways through a box of a diagram: all that leads to it, and all that it leads to. */
  function trace(svg) {
    const links = [...svg.querySelectorAll('.link')];
    const follow = (start, from, to, on) => {
      for (const link of links) {
        if (link.dataset[from] !== start || on.has(link)) continue;
        on.add(link);
        follow(link.dataset[to], from, to, on);
      }
    };
    for (const node of svg.querySelectorAll('.node')) {
      const light = () => {
        const on = new Set();
        follow(node.dataset.node, 'from', 'to', on);
        const back = new Set();
        follow(node.dataset.node, 'to', 'from', back);
        const ends = new Set([node.dataset.node]);
        for (const link of links) {
          const lit = on.has(link) || back.has(link);
          link.classList.toggle('on', lit);
          if (lit) ends.add(link.dataset.from).add(link.dataset.to);
        }
        for (const other of svg.querySelectorAll('.node')) other.classList.toggle('on', ends.has(other.dataset.node));
        svg.classList.add('traced');
      };
      const dark = () => svg.classList.remove('traced');
      node.setAttribute('tabindex', '0');
      node.setAttribute('role', 'img');
      node.setAttribute('aria-label', node.querySelector('title').textContent);
      node.addEventListener('pointerenter', light);
      node.addEventListener('pointerleave', dark);
      node.addEventListener('focus', light);
      node.addEventListener('blur', dark);
    }
  }

  const tables = [...document.querySelectorAll('table[data-table]')].map((table) => new DataTable(table));
  document.querySelectorAll('.drawing svg').forEach(trace);
  document.documentElement.classList.add('ready');

  // On paper there is nothing to click: all rows that are not filtered away, and every sheet open.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const sheet of closed) sheet.open = true;
    for (const table of tables) table.append(table.rows.length);
  });
  addEventListener('afterprint', () => {
    for (const sheet of closed) sheet.open = false;
    for (const table of tables) table.show();
  });
})();
