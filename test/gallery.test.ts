// The gallery shows everything that people can see. `npm run gallery` writes it to gallery.html; here it is only made.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { galleryPage } from './gallery/page.js';
import { allForms, allMoments } from './view/moments.js';
import { shippedScripts } from './world/desk.js';

test('every card, every form and every first aid stands in the gallery', async () => {
  const [moments, forms] = [await allMoments(), await allForms()];
  const { scripts } = shippedScripts();
  const page = galleryPage(moments, forms, scripts.values());
  expect(page.match(/<div class="moment">/g)).toHaveLength(moments.length + forms.length + scripts.size);
  for (const { title, first_aid } of scripts.values()) {
    expect(page).toContain(title.en.replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
    for (const line of first_aid.do) expect(page).toContain(line.ja);
  }
  if (process.env.GALLERY === '1') writeFileSync(resolve('gallery.html'), page);
});
