// The same article for Vue.
import { h, ref } from 'vue';
import { LATER, PARAGRAPHS, TITLE } from './story.mjs';

export const Article = {
  setup() {
    const updated = ref(false);
    const update = () => {
      updated.value = true;
    };
    return () =>
      h('main', [
        h('article', [
          h('h1', TITLE),
          PARAGRAPHS.map((paragraph) => h('p', { key: paragraph }, paragraph)),
          updated.value ? h('p', { id: 'later' }, LATER) : null,
        ]),
        h('button', { id: 'update', type: 'button', onClick: update }, 'Update'),
      ]);
  },
};
